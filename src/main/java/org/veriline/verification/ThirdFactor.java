package org.veriline.verification;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.veriline.patient.EventQuestion;
import org.veriline.platform.Refusal;
import org.veriline.script.Proof;

/**
 * What is proven beside name and birth date, and by which questions. Which one comes next is chosen
 * by {@link Questions}; here each is asked once.
 */
@Embeddable
class ThirdFactor {
  @Enumerated(EnumType.STRING)
  @Column(name = "third")
  private Proof proof = Proof.NONE;

  @Column(name = "by_keypad")
  private boolean byKeypad;

  /** Somebody answered for the caller: nothing above V2 follows from it (VP-10). */
  private boolean overridden;

  private @Nullable String question;
  private String asked = "";

  /** How many events were answered right; fewer than are needed prove nothing (decision 240). */
  @Column(name = "right_events")
  private int rightEvents;

  @Column(name = "failed_question")
  private @Nullable String failedQuestion;

  void provenByKeypad() {
    byKeypad = true;
    proof = Proof.PROVEN;
  }

  /** The record it was keyed for is another person's now. */
  void nobodys() {
    byKeypad = false;
    nothingProven();
  }

  void override() {
    overridden = true;
    proof = Proof.PROVEN;
    question = null;
  }

  /** What was asked stays asked: else a change of mind would bring the easy question in the end. */
  void nothingProven() {
    proof = byKeypad ? Proof.PROVEN : Proof.NONE;
    question = null;
    rightEvents = 0;
  }

  /** Another agent may ask everything again; attempts and what was keyed belong to the call. */
  void fall() {
    nothingProven();
    asked = "";
    overridden = false;
  }

  /** A question that was asked once is never the next one again (VP-05). */
  void ask(@Nullable String next) {
    question = next;
  }

  void answered(String id, boolean right) {
    if (spent().contains(id)) {
      throw new Refusal("question-already-asked");
    }
    spend(id);
    if (right && EventQuestion.of(id).isPresent() && ++rightEvents < Questions.EVENTS_NEEDED) {
      return;
    }
    proof = right ? Proof.PROVEN : Proof.FAILED;
    if (!right) {
      failedQuestion = id;
    }
  }

  void cannotAnswer(String id) {
    if (!id.equals(question)) {
      throw new Refusal("question-not-asked");
    }
    spend(id);
  }

  private void spend(String id) {
    Set<String> all = new TreeSet<>(spent());
    all.add(id);
    asked = String.join(",", all);
    question = null;
  }

  /** How many more events must be answered right before they prove something. */
  int eventsLacking() {
    return Math.max(0, Questions.EVENTS_NEEDED - rightEvents);
  }

  Set<String> spent() {
    return asked.isEmpty() ? Set.of() : new TreeSet<>(List.of(asked.split(",")));
  }

  /** There is a question to put, and nothing is proven yet. */
  boolean isOpen() {
    return proof != Proof.PROVEN && question != null;
  }

  @Nullable String question() {
    return question;
  }

  Optional<String> failedQuestion() {
    return Optional.ofNullable(failedQuestion);
  }

  Proof proof() {
    return proof;
  }

  boolean isProven() {
    return proof == Proof.PROVEN;
  }

  boolean byKeypad() {
    return byKeypad;
  }

  boolean isOverridden() {
    return overridden;
  }
}
