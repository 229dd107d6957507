package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Optional;
import org.veriline.authority.Dossiers;
import org.veriline.authority.Relation;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;
import org.veriline.secret.SecretKind;
import org.veriline.secret.StandingSecrets;

/**
 * The factors of their own that somebody has who acts for a patient (VP-12), each a turn as in
 * {@link OtherTurns}: birth date, pass-phrase, and the telephone their record names.
 */
@ApplicationScoped
@Transactional
class OwnFactors {
  /** Nobody's: who has no record is compared with it, so that the work is the same. */
  private static final String NOBODY = "nobody";

  @Inject Course course;
  @Inject Dossiers dossiers;
  @Inject StandingSecrets secrets;
  @Inject OtherTurns turns;
  @Inject Vault vault;

  public Answer birthDate(CallId call, LocalDate birthDate) {
    return turns.compared(
        call,
        OtherStep.OWN_BIRTH_DATE,
        "own-birth-date",
        (verification, party) -> {
          boolean right =
              inForce(call, verification, party)
                  .filter(relation -> relation.birthDateFits(birthDate))
                  .isPresent();
          party.proof().birthDate(right);
          return right;
        });
  }

  public void cannotSay(CallId call) {
    turns.turn(
        call,
        OtherStep.OWN_BIRTH_DATE,
        "cannot-say-birth-date",
        (verification, party) -> party.proof().cannotSay());
  }

  public Answer passPhrase(CallId call, String said) {
    return turns.comparedWhen(
        call,
        (verification, party) -> party.mayTryPassPhrase(verification),
        "own-pass-phrase",
        (verification, party) -> {
          String owner = inForce(call, verification, party).map(Relation::record).orElse(NOBODY);
          boolean right = secrets.fits(owner, SecretKind.PASS_PHRASE, said);
          party.proof().passPhrase(right);
          return right;
        });
  }

  /** The code that was spoken into a number of theirs was keyed in this call, or was not. */
  public void code(CallId call, String record, boolean right) {
    Verification verification = course.found(call).orElseThrow(() -> new Refusal("step-not-yet"));
    OtherParty party = turns.mustBe(verification);
    if (verification.proofs().attempts().closed()
        || party.namedBy().filter(record::equals).isEmpty()) {
      throw new Refusal("step-not-yet");
    }
    Level before = course.level(verification);
    party.proof().telephone(right);
    if (!right) {
      verification.proofs().otherFailed();
    }
    party.lastAnswer(right ? Answer.MATCHED : Answer.NOT_MATCHED);
    course.written(call, verification, "own-code", right);
    course.settle(call, verification, before);
  }

  /** The record that names this caller and is good for something now; read anew each time. */
  Optional<Relation> inForce(CallId call, Verification verification, OtherParty party) {
    return OtherTurns.relation(
            vault, call, party, dossiers.of(verification.patient().mustBeProven()))
        .filter(relation -> relation.status() == Relation.Status.IN_FORCE);
  }
}
