package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.authority.Asked;
import org.veriline.authority.Dossiers;
import org.veriline.authority.Hearer;
import org.veriline.call.CallId;
import org.veriline.decision.Fact;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.OrganisationPurpose;
import org.veriline.organisation.Organisations;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.patient.Section;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;
import org.veriline.script.Ceiling;

/** What only organisations are asked, each a turn as in {@link OtherTurns}. */
@ApplicationScoped
@Transactional
class OrganisationTurns {
  @Inject Dossiers dossiers;
  @Inject Flagging flagging;
  @Inject Organisations directory;
  @Inject OtherTurns turns;
  @Inject Patients patients;
  @Inject Vault vault;

  public Answer reference(CallId call, String text) {
    return turns.compared(
        call,
        OtherStep.REFERENCE,
        "reference",
        (verification, party) -> {
          PatientRef patient = verification.patient().mustBeProven();
          boolean right = patients.numberFits(patient, text) || patients.claimFits(patient, text);
          party.organisation().reference(right);
          return right;
        });
  }

  public void organisation(
      CallId call,
      OrganisationKind kind,
      @Nullable String listed,
      boolean complete,
      String saidOfThemselves) {
    turns.turn(
        call,
        OtherStep.ORGANISATION,
        "organisation-" + kind.name(),
        (verification, party) -> {
          party.organisation(
              kind, listed, complete, OtherTurns.seal(vault, call, saidOfThemselves));
          if (kind == OrganisationKind.VENDOR) {
            flagging.add(verification, RedFlag.SAYS_VENDOR, Actor.SYSTEM);
          }
        });
  }

  /** Who speaks on a line that was dialled to the organisation's main number. */
  public void person(CallId call, String saidOfThemselves) {
    turns.turn(
        call,
        OtherStep.ORGANISATION,
        "organisation-called-back",
        (verification, party) -> {
          OrganisationKind kind =
              party
                  .organisation()
                  .dialledEntry()
                  .flatMap(directory::kindOf)
                  .orElseThrow(() -> new Refusal("organisation-not-listed"));
          party.calledBack(kind, OtherTurns.seal(vault, call, saidOfThemselves));
        });
  }

  /** Who will not be called back at their own main number is doubtful for the whole call. */
  public void refusesCallBack(CallId call) {
    turns.turn(
        call,
        OtherStep.CALL_BACK,
        "refuses-call-back",
        (verification, party) -> {
          party.organisation().refusesCallBack();
          flagging.add(verification, RedFlag.REFUSES_CALL_BACK, Actor.SYSTEM);
        });
  }

  public void purpose(CallId call, OrganisationPurpose purpose) {
    turns.turn(
        call,
        OtherStep.PURPOSE,
        "purpose-" + purpose.name(),
        (verification, party) ->
            party
                .organisation()
                .purpose(
                    purpose, restriction(verification.patient().mustBeProven(), party, purpose)));
  }

  private String restriction(PatientRef patient, OtherParty party, OrganisationPurpose purpose) {
    Section section =
        switch (purpose) {
          case TREATMENT, OTHER -> Section.VISITS;
          case SENSITIVE -> Section.SENSITIVE;
          case PAYMENT -> Section.BILLING;
          case PROTECTED -> Section.PROTECTED;
        };
    OrganisationKind kind = party.organisation().kind();
    Relationship relationship = Ceiling.relationship(kind == null ? "" : kind.name());
    Set<Fact> facts =
        dossiers
            .of(patient)
            .facts(
                new Hearer(relationship, null, Set.of(), null),
                purpose == OrganisationPurpose.PAYMENT
                        || (purpose == OrganisationPurpose.PROTECTED
                            && kind == OrganisationKind.PAYER)
                    ? Purpose.PAYMENT
                    : Purpose.TREATMENT,
                Asked.all(section));
    if (purpose == OrganisationPurpose.PROTECTED && !facts.contains(Fact.CONSENT)) {
      // Whether or not such a record is there: that it is would be told by the answer (SC-02).
      return "PART2";
    }
    if (facts.contains(Fact.RESTRICTED)) {
      return "AGREED";
    }
    return facts.contains(Fact.SELF_PAID) && kind == OrganisationKind.PAYER
        ? "SELF_PAID"
        : OtherParty.NONE;
  }
}
