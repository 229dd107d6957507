package org.veriline.console.floor;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.console.Me;
import org.veriline.console.Words;
import org.veriline.outreach.DialAttempts;
import org.veriline.outreach.TaskChoices;
import org.veriline.patient.Phi;
import org.veriline.platform.Messages;
import org.veriline.request.RequestRow;
import org.veriline.request.RequestState;
import org.veriline.request.Requests;
import org.veriline.verification.DialAttempt;

/** Everything promised and not done yet. A note is drawn once, for whoever took the request. */
@Named
@RequestScoped
public class RequestsPage {
  private static final int MOST = 200;

  @Inject DialAttempts attempts;
  @Inject FloorDay day;
  @Inject Me me;
  @Inject Requests requests;
  @Inject TaskChoices tasks;
  @Inject Users users;
  @Inject Words words;

  private @Nullable List<RequestRow> rows;
  private @Nullable List<DialAttempt> made;
  private @Nullable Map<String, TaskChoices.Choice> choices;
  private @Nullable Map<String, String> names;
  private @Nullable Phi note;
  private boolean noteAsked;

  public void take(String id) {
    requests.take(id);
    forget();
  }

  public void done(String id) {
    requests.done(id);
    forget();
  }

  /** The attempts are used up; the supervisor lets it be tried again. */
  public void tryAgain(String id) {
    requests.tryAgain(id);
    forget();
  }

  private void forget() {
    rows = null;
    made = null;
    choices = null;
  }

  public boolean isDeciding() {
    return me.may("request:assign");
  }

  /** Why a patient is called is hidden from whoever may call them (VP-16). */
  public String kind(RequestRow row) {
    return words.get("request.kind." + (row.withheld() ? "CALL" : row.kind()));
  }

  public boolean critical(RequestRow row) {
    return choice(row).critical();
  }

  /** What helps to choose which to do first, and is about nobody. */
  public String about(RequestRow row) {
    TaskChoices.Choice choice = choice(row);
    return Messages.text(
        me.getLocale(),
        "request.choose",
        words.get("outbound.language." + choice.language()),
        choice.attempts());
  }

  private TaskChoices.Choice choice(RequestRow row) {
    if (choices == null) {
      choices = tasks.of(getRows());
    }
    return Optional.ofNullable(choices.get(row.id())).orElseThrow();
  }

  public List<String> attempts(RequestRow row) {
    if (made == null) {
      made = attempts.of(getRows().stream().map(RequestRow::id).toList());
    }
    return made.stream()
        .filter(attempt -> attempt.task().equals(row.id()))
        .map(
            attempt ->
                Messages.text(
                    me.getLocale(),
                    "outbound.attempt",
                    day.dayAndTime(attempt.at()),
                    words.get("outbound.outcome." + attempt.outcome())))
        .toList();
  }

  public void read(String id) {
    noteAsked = true;
    note = requests.note(id).orElse(null);
  }

  public List<RequestRow> getRows() {
    if (rows == null) {
      rows = requests.pending(0, MOST);
    }
    return rows;
  }

  public String owner(RequestRow row) {
    if (names == null) {
      names = users.names(getRows().stream().map(RequestRow::owner).distinct().toList());
    }
    return names.getOrDefault(row.owner(), "–");
  }

  public boolean mine(RequestRow row) {
    return row.state() == RequestState.TAKEN && row.owner().equals(me.getUserId());
  }

  public boolean overdue(RequestRow row) {
    return row.overdue(day.now());
  }

  public String opened(RequestRow row) {
    return day.dayAndTime(row.openedAt());
  }

  public String due(RequestRow row) {
    return day.dayAndTime(row.dueAt());
  }

  public boolean isNoteAsked() {
    return noteAsked;
  }

  public String getNote() {
    return note == null ? "" : note.value();
  }
}
