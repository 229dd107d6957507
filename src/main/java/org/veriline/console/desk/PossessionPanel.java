package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.agent.AgentState;
import org.veriline.console.Words;
import org.veriline.patient.Destination;
import org.veriline.verification.OtherView;
import org.veriline.verification.OthersTelephones;
import org.veriline.verification.Party;
import org.veriline.verification.Possessions;
import org.veriline.verification.ScriptView;

/**
 * What the telephone can be asked for, to prove who calls. The numbers on file are in one answer,
 * after the person asked for them, and only by their last two digits.
 */
@Named
@RequestScoped
public class PossessionPanel {
  @Inject Now now;
  @Inject OthersTelephones others;
  @Inject DeskPage page;
  @Inject Possessions possessions;
  @Inject Words words;

  private @Nullable List<Destination> numbers;

  public void show() {
    numbers =
        isForSomebodyElse()
            ? others.numbers(now.mustTalk())
            : possessions.destinations(now.mustHaveCall());
  }

  public void keypad() {
    possessions.keypad(now.mustTalk());
    page.redraw();
  }

  public void code(String destination) {
    if (isForSomebodyElse()) {
      others.code(now.mustTalk(), destination);
    } else {
      possessions.code(now.mustTalk(), destination);
    }
    page.redraw();
  }

  /** A patient during the call, or in the work after it; who calls for one during the call. */
  public void callBack(String destination) {
    if (isForSomebodyElse()) {
      others.callBack(now.mustTalk(), destination);
    } else {
      possessions.callBack(now.mustHaveCall(), destination);
    }
    page.redraw();
  }

  /** The patient's telephone proves nothing about who speaks for them: theirs does. */
  public boolean isForSomebodyElse() {
    return now.script().filter(ScriptView::forSomebodyElse).isPresent();
  }

  public boolean isForOrganisation() {
    return now.other().filter(view -> view.party() == Party.ORGANISATION).isPresent();
  }

  public boolean isPresent() {
    if (isForSomebodyElse()) {
      return now.other().filter(OtherView::telephone).isPresent();
    }
    return switch (now.state()) {
      case TALKING, HELD, WRAP_UP -> now.call().isPresent();
      default -> false;
    };
  }

  public boolean isTalking() {
    return now.state() == AgentState.TALKING;
  }

  /** A code proves nothing more in a call that is closed; a call back is another call (VP-09). */
  public boolean isCodeOffered() {
    return isTalking()
        && (isForSomebodyElse() || now.script().filter(ScriptView::closed).isEmpty());
  }

  public boolean isShown() {
    return numbers != null;
  }

  public @Nullable List<Destination> getNumbers() {
    return numbers;
  }

  public String label(Destination number) {
    return words.with(
        isForOrganisation() ? "possession.main-ends-in" : "possession.ends-in", number.lastTwo());
  }

  /** What came of the last wish. */
  public String getSaid() {
    return now.possession()
        .map(view -> words.get("possession." + view.kind() + "." + view.state()))
        .orElse("");
  }
}
