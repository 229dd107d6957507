package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Patients;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/** What a caller keys while the agent hears music. Only whether it matched goes on from here. */
@ApplicationScoped
@Transactional
public class Keyings {
  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Event<PossessionChanged> changes;
  @Inject Patients patients;
  @Inject KeypadProof keypad;
  @Inject MenuCodes menu;
  @Inject OwnFactors own;
  @Inject TelephoneTurns turns;
  @Inject Vault vault;

  /** What the caller is asked for. */
  public enum Wanted {
    NOTHING,
    BIRTH_DATE_AND_NUMBER,
    NUMBER,
    CODE
  }

  /** What came of a code. */
  public enum CodeAnswer {
    RIGHT,
    WRONG,
    /** No code goes on in this call any more. */
    OVER
  }

  public Wanted wanted(CallId call) {
    Possession going = going(call).orElse(null);
    if (going == null) {
      return Wanted.NOTHING;
    }
    if (going.kind() == PossessionKind.CODE) {
      return Wanted.CODE;
    }
    return turns.provenIn(call).isPresent() ? Wanted.NUMBER : Wanted.BIRTH_DATE_AND_NUMBER;
  }

  /** Birth date and number, or the number alone; an impossible date is as wrong as another. */
  public void typed(CallId call, @Nullable LocalDate birthDate, String number) {
    Possession going = going(call).orElseThrow(() -> new Refusal("possession-over"));
    Optional<PatientRef> proven = turns.provenIn(call);
    boolean right;
    if (proven.isPresent()) {
      right = patients.numberFits(proven.get(), number);
      turns.keyed(
          call, Questions.NUMBER, right, verification -> verification.answered("number", right));
    } else {
      right =
          keypad.birthDateAndNumber(call, birthDate == null ? LocalDate.MIN : birthDate, number);
    }
    end(going, right ? PossessionState.PROVEN : PossessionState.FAILED);
  }

  public CodeAnswer code(CallId call, String digits) {
    Possession going = going(call).orElse(null);
    if (going == null || going.kind() != PossessionKind.CODE) {
      return CodeAnswer.OVER;
    }
    if (going.record().isEmpty() && turns.closed(call)) {
      // Answers went wrong at the desk while the caller was away from it.
      end(going, PossessionState.FAILED);
      return CodeAnswer.OVER;
    }
    boolean right = going.keyed(SecondLines.hash(vault, going, digits), clock.instant());
    if (going.state().goesOn()) {
      return CodeAnswer.WRONG;
    }
    boolean counts = counts(call, going, right);
    changes.fire(new PossessionChanged(going.agent()));
    return counts ? CodeAnswer.RIGHT : CodeAnswer.OVER;
  }

  /** No other code follows: what comes of this one, for whoever it was asked of. */
  private boolean counts(CallId call, Possession keyed, boolean right) {
    if (keyed.isMenus()) {
      return menu.keyed(call, keyed, right);
    }
    keyed
        .record()
        .ifPresentOrElse(
            record -> own.code(call, record, right),
            () ->
                turns.keyed(
                    call, "code", right, verification -> verification.proofs().possession(right)));
    return right;
  }

  /** Nothing was keyed, or the switch could not lead the caller there. */
  public void nothing(CallId call) {
    going(call).ifPresent(it -> end(it, PossessionState.OVER));
  }

  private void end(Possession possession, PossessionState how) {
    possession.end(how, clock.instant());
    changes.fire(new PossessionChanged(possession.agent()));
  }

  private Optional<Possession> going(CallId call) {
    Optional<Possession> last = lastIn(call);
    last.filter(it -> it.rangInVain(clock.instant()))
        .ifPresent(it -> end(it, PossessionState.NOT_REACHED));
    return last.filter(it -> it.state().goesOn());
  }

  private Optional<Possession> lastIn(CallId call) {
    return entities
        .createQuery(
            "select p from Possession p where p.call = :call and p.endedAt is null and p.kind in"
                + " :keyed order by p.askedAt desc",
            Possession.class)
        .setParameter("call", call.value())
        .setParameter("keyed", List.of(PossessionKind.CODE, PossessionKind.KEYPAD))
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }
}
