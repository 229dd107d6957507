package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.agent.AgentState;
import org.veriline.console.Me;
import org.veriline.console.Words;
import org.veriline.outreach.DialAttempts;
import org.veriline.outreach.Outreaches;
import org.veriline.outreach.Releases;
import org.veriline.outreach.TaskChoices;
import org.veriline.outreach.ToldBy;
import org.veriline.patient.Destination;
import org.veriline.platform.Messages;
import org.veriline.platform.Settings;
import org.veriline.request.RequestRow;
import org.veriline.verification.DialAttempt;
import org.veriline.verification.ResultClass;

/**
 * Calling patients for what was promised: between calls, from the requests one has taken. A
 * clinician releases results here, so that somebody may call with them.
 */
@Named
@RequestScoped
public class DialPanel {
  @Inject DialAttempts attempts;
  @Inject Me me;
  @Inject Now now;
  @Inject Outreaches outreaches;
  @Inject DeskPage page;
  @Inject Releases releases;
  @Inject Settings settings;
  @Inject TaskChoices tasks;
  @Inject Words words;

  private @Nullable List<Destination> numbers;
  private @Nullable List<RequestRow> rows;
  private @Nullable List<DialAttempt> made;
  private @Nullable Map<String, TaskChoices.Choice> choices;
  private String request = "";
  private boolean today;

  public void show(String chosen) {
    request = chosen;
    numbers = outreaches.numbers(chosen);
  }

  public void dial(String chosen, String destination) {
    outreaches.dial(chosen, destination);
    page.redraw();
  }

  /** The result's class, and who may tell it. */
  public void release(String chosen, String result, String toldBy) {
    releases.release(chosen, ResultClass.valueOf(result), ToldBy.valueOf(toldBy), today);
    today = false;
    rows = null;
    page.redraw();
  }

  /** Between calls, and only for who may dial. */
  public boolean isPresent() {
    return now.state() == AgentState.NOT_READY && me.may("call:dial:preferenceList");
  }

  public boolean isReleasing() {
    return me.may("result:discloseAbnormal");
  }

  public List<RequestRow> getRequests() {
    if (rows == null) {
      rows = outreaches.mine();
    }
    return rows;
  }

  /** By its due time: what the task is about is hidden until the patient is verified (VP-16). */
  public String task(RequestRow task) {
    return words.with("outbound.due", time(task.dueAt()));
  }

  public boolean critical(RequestRow task) {
    return choice(task).critical();
  }

  /** What helps to choose: in which language, since when, how often tried. */
  public String about(RequestRow task) {
    TaskChoices.Choice choice = choice(task);
    return Messages.text(
        me.getLocale(),
        "outbound.choose",
        words.get("outbound.language." + choice.language()),
        time(task.openedAt()),
        choice.attempts());
  }

  private TaskChoices.Choice choice(RequestRow task) {
    if (choices == null) {
      choices = tasks.of(getRequests());
    }
    return Optional.ofNullable(choices.get(task.id())).orElseThrow();
  }

  private String time(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(me.getLocale())
        .withZone(settings.zone())
        .format(at);
  }

  /** When it was tried and what came of it. */
  public List<String> attempts(RequestRow task) {
    if (made == null) {
      made = attempts.of(getRequests().stream().map(RequestRow::id).toList());
    }
    return made.stream()
        .filter(attempt -> attempt.task().equals(task.id()))
        .map(
            attempt ->
                Messages.text(
                    me.getLocale(),
                    "outbound.attempt",
                    time(attempt.at()),
                    words.get("outbound.outcome." + attempt.outcome())))
        .toList();
  }

  /** Whether somebody called back and said the task's reference. */
  public boolean calledBack(RequestRow task) {
    return outreaches.calledBack(task.id());
  }

  public String getRequest() {
    return request;
  }

  public @Nullable List<Destination> getNumbers() {
    return numbers;
  }

  public String label(Destination number) {
    return words.with(
        number.aged() ? "possession.ends-in" : "possession.ends-in-young", number.lastTwo());
  }

  public boolean isToday() {
    return today;
  }

  public void setToday(boolean today) {
    this.today = today;
  }
}
