package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.OrganisationPurpose;
import org.veriline.script.Proof;

/** The organisation somebody calls for, and what it has shown in this call. */
@Embeddable
class CallingOrganisation {
  @Enumerated(EnumType.STRING)
  @Column(name = "organisation")
  private @Nullable OrganisationKind kind;

  @Column(name = "caller_word")
  private String callerWord = OtherParty.NONE;

  private @Nullable String entry;

  /** This call was dialled to the main number of this entry. */
  @Column(name = "dialled_entry")
  private @Nullable String dialledEntry;

  @Enumerated(EnumType.STRING)
  private Proof reference = Proof.NONE;

  @Enumerated(EnumType.STRING)
  private @Nullable OrganisationPurpose purpose;

  private String restriction = OtherParty.NONE;

  /** A caller who says no name of their own, or no number, is nobody yet. */
  void says(OrganisationKind said, @Nullable String listed, boolean complete) {
    kind = said;
    entry = complete ? listed : null;
    callerWord = !complete ? OtherParty.NONE : entry == null ? "PENDING" : "LISTED";
  }

  void dialledBy(@Nullable String ofEntry) {
    dialledEntry = ofEntry;
  }

  void refusesCallBack() {
    callerWord = "REFUSED";
  }

  /** The main number was called back by the system, and this person speaks there. */
  void calledBack(OrganisationKind ofEntry) {
    kind = ofEntry;
    entry = dialledEntry;
    callerWord = "CALLED_BACK";
  }

  /** The entry of the directory that stands for this organisation, as the trail has it (VP-20). */
  @Nullable String recipient() {
    return entry == null ? null : "organisation/" + entry;
  }

  Optional<String> dialledEntry() {
    return Optional.ofNullable(dialledEntry);
  }

  /** Whether a call to the main number would prove more than is proven. */
  boolean mayBeCalledBack() {
    return kind != null
        && kind.heard()
        && (callerWord.equals("PENDING") || callerWord.equals("LISTED"));
  }

  void reference(boolean right) {
    reference = right ? Proof.PROVEN : Proof.FAILED;
  }

  void purpose(OrganisationPurpose wanted, String restricted) {
    purpose = wanted;
    restriction = restricted;
  }

  /** The step that is to be done now, while nothing is closed. */
  OtherStep step(Verification verification) {
    if (kind == null) {
      return OtherStep.ORGANISATION;
    }
    boolean urgent = isUrgent(verification);
    if (!isSaid() && !urgent) {
      return OtherStep.ORGANISATION;
    }
    if (!kind.heard() || callerWord.equals("REFUSED")) {
      return OtherStep.READ_OUT;
    }
    if (callerWord(verification.doubts().isCautious()).equals("PENDING") && !urgent) {
      return OtherStep.CALL_BACK;
    }
    if (!verification.patient().isProven()) {
      return OtherStep.PATIENT;
    }
    if (urgent) {
      return OtherStep.READ_OUT;
    }
    if (reference != Proof.PROVEN) {
      return OtherStep.REFERENCE;
    }
    if (purpose == null) {
      return OtherStep.PURPOSE;
    }
    return OtherParty.surroundings(
        verification, purpose != OrganisationPurpose.OTHER && restriction.equals(OtherParty.NONE));
  }

  /** The columns of SCRIPT-IN-ORG that this organisation decides. */
  Map<String, String> words(boolean cautious) {
    return Map.of(
        "organisation",
        kind == null ? "UNKNOWN" : kind.name(),
        "caller",
        callerWord(cautious),
        "reference",
        reference.name(),
        "purpose",
        purpose == null ? "UNKNOWN" : purpose.name(),
        "restriction",
        restriction);
  }

  /** A number of the directory can be known by anybody: in doubt only the call back counts. */
  private String callerWord(boolean cautious) {
    return cautious && callerWord.equals("LISTED") ? "PENDING" : callerWord;
  }

  /** An emergency department in a treatment emergency, which nothing holds up. */
  boolean isUrgent(Verification verification) {
    return verification.matter().isEmergency() && kind == OrganisationKind.EMERGENCY_CARE;
  }

  /** Told something in an emergency, before anybody called their main number. */
  boolean isUrgentlyHeard(Verification verification) {
    return isUrgent(verification) && !callerWord.equals("CALLED_BACK");
  }

  /** Which organisation, and of those that are ever told anything also who speaks. */
  boolean isSaid() {
    return kind != null && !(kind.heard() && callerWord.equals(OtherParty.NONE));
  }

  boolean isListed() {
    return callerWord.equals("LISTED") || callerWord.equals("CALLED_BACK");
  }

  @Nullable OrganisationKind kind() {
    return kind;
  }

  boolean referenceFits() {
    return reference == Proof.PROVEN;
  }

  boolean purposeIsKnown() {
    return purpose != null;
  }
}
