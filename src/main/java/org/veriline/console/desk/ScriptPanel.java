package org.veriline.console.desk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.veriline.console.Me;
import org.veriline.decision.Surroundings;
import org.veriline.platform.Messages;
import org.veriline.platform.Refusal;
import org.veriline.script.Need;
import org.veriline.script.Scripts;
import org.veriline.verification.OtherParties;
import org.veriline.verification.OtherStep;
import org.veriline.verification.ScriptView;
import org.veriline.verification.Step;
import org.veriline.verification.Verifications;

/** The verification: one question at a time, and what the agent says now. */
@Named
@ViewScoped
public class ScriptPanel implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject Me me;
  @Inject Now now;
  @Inject OtherParties others;
  @Inject DeskPage page;
  @Inject Scripts scripts;
  @Inject Verifications verifications;

  private String name = "";
  private String birthDate = "";
  private String text = "";
  private String instead = "";

  public void emergency(String yes) {
    verifications.emergency(now.mustTalk(), Boolean.parseBoolean(yes));
    page.redraw();
  }

  public void about(String self) {
    verifications.about(now.mustTalk(), Boolean.parseBoolean(self));
    page.redraw();
  }

  /** What the caller said is compared, and forgotten here at once. */
  public void answer() {
    try {
      ScriptView.Question question = mustAsk();
      switch (question.input()) {
        case NAME_AND_BIRTH_DATE, NAME ->
            verifications.nameAndBirthDate(now.mustTalk(), me.getLocale(), name, birthDate);
        default -> verifications.answer(now.mustTalk(), me.getLocale(), getQuestion(), text);
      }
    } finally {
      name = "";
      birthDate = "";
      text = "";
      instead = "";
      page.redraw();
    }
  }

  /** The caller has something else at hand: that is asked instead. */
  public void ask(String question) {
    instead = question;
    page.redraw();
  }

  public void cannotAnswer() {
    verifications.cannotAnswer(now.mustTalk(), mustAsk().id());
    instead = "";
    page.redraw();
  }

  public void cannotVerify() {
    verifications.cannotVerify(now.mustTalk());
    page.redraw();
  }

  public void need(String need) {
    if (now.other().isPresent()) {
      others.need(now.mustTalk(), Need.valueOf(need));
    } else {
      verifications.need(now.mustTalk(), Need.valueOf(need));
    }
    page.redraw();
  }

  public void surroundings(String surroundings) {
    if (now.other().isPresent()) {
      others.surroundings(now.mustTalk(), Surroundings.valueOf(surroundings));
    } else {
      verifications.surroundings(now.mustTalk(), Surroundings.valueOf(surroundings));
    }
    page.redraw();
  }

  private ScriptView.Question mustAsk() {
    ScriptView.Question question = now.script().map(ScriptView::question).orElse(null);
    if (question == null) {
      throw new Refusal("no-question");
    }
    return question;
  }

  public @Nullable ScriptView getView() {
    return now.script().orElse(null);
  }

  public String getInput() {
    return now.script().map(ScriptView::question).map(q -> q.input().name()).orElse("");
  }

  public String getQuestion() {
    return now.script()
        .map(ScriptView::question)
        .map(question -> question.others().contains(instead) ? instead : question.id())
        .orElse("");
  }

  /** How many right answers like the one asked for are still needed; 0 where one is enough. */
  public int getNeeded() {
    return instead.isEmpty()
        ? now.script().map(ScriptView::question).map(ScriptView.Question::needed).orElse(0)
        : 0;
  }

  public List<String> getOthers() {
    return now
        .script()
        .map(ScriptView::question)
        .map(ScriptView.Question::others)
        .orElse(List.of())
        .stream()
        .filter(other -> !other.equals(getQuestion()))
        .toList();
  }

  public boolean isNeedAsked() {
    return asked("NEED", OtherStep.NEED);
  }

  public boolean isSurroundingsAsked() {
    return asked("SURROUNDINGS", OtherStep.SURROUNDINGS);
  }

  private boolean asked(String input, OtherStep step) {
    return now.other().map(view -> view.step() == step).orElseGet(() -> getInput().equals(input));
  }

  /** Once somebody said for whom they call, it may turn out otherwise; not when we called them. */
  public boolean isMayChangeCaller() {
    boolean saidFor =
        switch (getInput()) {
          case "YES_NO", "SELF_OR_OTHER" -> false;
          default -> true;
        };
    return saidFor
        && now.script().stream()
            .flatMap(view -> view.steps().stream())
            .anyMatch(step -> step.step() == Step.ABOUT);
  }

  public boolean isAnswerBox() {
    return switch (getInput()) {
      case "NAME_AND_BIRTH_DATE", "NAME", "TEXT" -> true;
      default -> false;
    };
  }

  public String icon(ScriptView.State state) {
    return switch (state) {
      case MATCHED, DONE, PROVEN_BY_KEYPAD -> "check";
      case NOT_MATCHED, CLOSED -> "cross";
      case CURRENT, WAITING -> "dot";
    };
  }

  /** What the agent says, in the caller's language. */
  public String getSaying() {
    return now.script()
        .map(view -> say(view.version(), instead.isEmpty() ? view.saying() : "ask-" + instead))
        .orElse("");
  }

  /** In the words of the version this call began with, or else in the product's. */
  String say(@Nullable String version, String saying) {
    return version == null
        ? Messages.text(getCallersLocale(), "script.say." + saying)
        : scripts.say(version, saying, getCallersLocale());
  }

  public Locale getCallersLocale() {
    return Locale.forLanguageTag(now.callersLanguage());
  }

  public List<Need> getNeeds() {
    return Arrays.stream(Need.values()).filter(need -> need != Need.UNKNOWN).toList();
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getBirthDate() {
    return birthDate;
  }

  public void setBirthDate(String birthDate) {
    this.birthDate = birthDate;
  }

  public String getText() {
    return text;
  }

  public void setText(String text) {
    this.text = text;
  }
}
