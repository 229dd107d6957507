package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.authority.Scope;
import org.veriline.call.CallId;
import org.veriline.decision.Surroundings;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.OrganisationPurpose;
import org.veriline.organisation.Organisations;
import org.veriline.patient.SpokenDate;
import org.veriline.platform.Pace;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;
import org.veriline.script.Need;

/**
 * The scripts for those who call for somebody else: family and representatives, organisations,
 * officials (catalogue 12.2, 12.3). As {@link Verifications}: enforced here, and every comparison
 * at the same pace.
 */
@ApplicationScoped
public class OtherParties {
  private static final Duration FLOOR = Duration.ofMillis(200);

  @Inject Clock clock;
  @Inject Organisations directory;
  @Inject OrganisationTurns organisations;
  @Inject OwnFactors own;
  @Inject Settings settings;
  @Inject OtherTurns turns;

  private final Pace pace = Pace.of(FLOOR);

  /** Where the script is; nothing while the caller is the patient, or has not said for whom. */
  @RequiresPermissions("verify:run")
  public Optional<OtherView> view(CallId call) {
    return turns.view(call);
  }

  /** The caller speaks for somebody else; {@link Verifications#about} came before. */
  @RequiresPermissions("verify:run")
  public void begin(CallId call, Party party) {
    turns.begin(call, party);
  }

  /** Who calls, in their own words; nothing is compared yet. */
  @RequiresPermissions("verify:run")
  public void caller(CallId call, String name, Kinship kinship) {
    turns.caller(call, mustSay(name, "name-missing"), kinship);
  }

  /** The patient's full name and birth date, one question and one answer. */
  @RequiresPermissions("verify:run")
  public Answer patient(CallId call, Locale typed, String name, String birthDate) {
    mustSay(name, "name-missing");
    return pace.same(() -> turns.patient(call, name, date(typed, birthDate)));
  }

  /** The caller's own birth date, which a record about them knows (VP-12). */
  @RequiresPermissions("verify:run")
  public Answer ownBirthDate(CallId call, Locale typed, String birthDate) {
    return pace.same(() -> own.birthDate(call, date(typed, birthDate)));
  }

  /** The caller cannot say it: what else proves them is asked. */
  @RequiresPermissions("verify:run")
  public void cannotSayBirthDate(CallId call) {
    own.cannotSay(call);
  }

  /** Their own pass-phrase, which may be offered whether or not one is agreed on (VP-12). */
  @RequiresPermissions("verify:run")
  public Answer ownPassPhrase(CallId call, String text) {
    mustSay(text, "answer-not-readable");
    return pace.same(() -> own.passPhrase(call, text));
  }

  /** The patient is not there, or does not agree. */
  @RequiresPermissions("verify:run")
  public void agreesNot(CallId call) {
    turns.turn(
        call,
        OtherStep.AGREEMENT,
        "patient-agrees-not",
        (verification, party) -> party.agrees("NO", Set.of()));
  }

  /** The patient cannot decide: a clinician judges (PR-08). */
  @RequiresPermissions("verify:run")
  public void incapacitated(CallId call) {
    turns.turn(
        call,
        OtherStep.AGREEMENT,
        "patient-incapacitated",
        (verification, party) -> party.agrees("INCAPACITATED", Set.of()));
  }

  /**
   * The patient came to the line, said who they are, and agreed for this call.
   *
   * @param number the patient's own number, or blank; with it more may be agreed to
   */
  @RequiresPermissions("verify:run")
  public Answer agrees(
      CallId call, Locale typed, String name, String birthDate, String number, Set<Scope> scopes) {
    mustSay(name, "name-missing");
    if (scopes.isEmpty()) {
      throw new Refusal("agreement-to-nothing");
    }
    return pace.same(() -> turns.agrees(call, name, date(typed, birthDate), number, scopes));
  }

  /**
   * Organisation, person, role and call-back number; what is listed is known by its number. Until
   * all are said, it is asked again.
   */
  @RequiresPermissions("verify:run")
  public void organisation(
      CallId call, OrganisationKind kind, String name, String person, String number) {
    mustSay(name, "organisation-missing");
    organisations.organisation(
        call,
        kind,
        directory.listed(kind, name, number).orElse(null),
        !person.isBlank() && !number.isBlank(),
        String.join("\n", name, person, number));
  }

  /** Who speaks, on a line that the appliance dialled to the organisation's main number. */
  @RequiresPermissions("verify:run")
  public void personCalledBack(CallId call, String person) {
    organisations.person(call, mustSay(person, "name-missing"));
  }

  @RequiresPermissions("verify:run")
  public void refusesCallBack(CallId call) {
    organisations.refusesCallBack(call);
  }

  /** Their own record, claim or prescription number for the patient. */
  @RequiresPermissions("verify:run")
  public Answer reference(CallId call, String text) {
    mustSay(text, "answer-not-readable");
    return pace.same(() -> organisations.reference(call, text));
  }

  @RequiresPermissions("verify:run")
  public void purpose(CallId call, OrganisationPurpose purpose) {
    organisations.purpose(call, purpose);
  }

  @RequiresPermissions("verify:run")
  public void need(CallId call, Need need) {
    if (need == Need.UNKNOWN) {
      throw new Refusal("step-not-yet");
    }
    turns.need(call, need);
  }

  /**
   * The caller asks about something that a minor may have consented to alone. The answer is the
   * same for every patient, so that it tells nothing of this one (SC-05).
   */
  @RequiresPermissions("verify:run")
  public void asksMinorsOwn(CallId call) {
    turns.minorsOwn(call);
  }

  @RequiresPermissions("verify:run")
  public void surroundings(CallId call, Surroundings said) {
    if (said == Surroundings.NOT_ASKED) {
      throw new Refusal("step-not-yet");
    }
    turns.surroundings(call, said);
  }

  private LocalDate date(Locale typed, String text) {
    LocalDate today = LocalDate.now(clock.withZone(settings.zone()));
    return SpokenDate.birth(text, typed.getLanguage(), today)
        .orElseThrow(() -> new Refusal("birth-date-not-readable"));
  }

  private static String mustSay(String text, String otherwise) {
    if (text.isBlank()) {
      throw new Refusal(otherwise);
    }
    return text;
  }
}
