package org.veriline.console.floor;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.call.CallRow;
import org.veriline.call.Calls;
import org.veriline.call.InterpreterTimes;
import org.veriline.console.Me;
import org.veriline.console.Words;
import org.veriline.wrapup.WrapUps;

/** The calls of one day: how long, with whom, how they came out; nothing about the caller. */
@Named
@ViewScoped
public class CallsPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 50;
  private static final int INTERPRETERS_DAYS = 30;
  private static final int MOST = 100_000;

  @Inject Calls calls;
  @Inject InterpreterTimes interpreters;
  @Inject Me me;
  @Inject FloorDay today;
  @Inject Users users;
  @Inject WrapUps wrapUps;
  @Inject Words words;

  private String day = "";
  private int first;

  /** A call with the names and words that belong to it. */
  public record Line(
      CallRow call,
      String arrived,
      String queue,
      String state,
      String agent,
      String level,
      String outcome) {}

  public void show() {
    first = 0;
  }

  public void older() {
    first += ROWS;
  }

  public void newer() {
    first = Math.max(0, first - ROWS);
  }

  public List<Line> getLines() {
    return lines(first, ROWS);
  }

  public long getCount() {
    return calls.countOf(date());
  }

  public boolean isMore() {
    return first + ROWS < getCount();
  }

  public boolean isEarlier() {
    return first > 0;
  }

  /** How soon interpreters answered, in the thirty days that end with this one. */
  public List<InterpreterTimes.Times> getInterpreters() {
    return interpreters.between(date().minusDays(INTERPRETERS_DAYS - 1), date());
  }

  /** The language's name in the reader's own. */
  public String language(InterpreterTimes.Times times) {
    return Locale.forLanguageTag(times.language()).getDisplayLanguage(me.getLocale());
  }

  /** The whole day as a file. */
  public void csv() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext out = faces.getExternalContext();
    String file = CallCsv.of(header(), lines(0, MOST));
    out.responseReset();
    out.setResponseContentType("text/csv; charset=UTF-8");
    out.setResponseHeader(
        "Content-Disposition", "attachment; filename=\"calls-" + date() + ".csv\"");
    out.setResponseHeader("Cache-Control", "no-store");
    out.getResponseOutputStream().write(file.getBytes(StandardCharsets.UTF_8));
    faces.responseComplete();
  }

  private List<String> header() {
    return List.of(
            "arrived", "queue", "state", "wait", "talk", "hold", "agent", "level", "disposition")
        .stream()
        .map(column -> words.get("floor.column." + column))
        .toList();
  }

  private List<Line> lines(int from, int count) {
    List<CallRow> rows = calls.day(date(), from, count);
    Map<String, String> names =
        users.names(
            rows.stream().map(CallRow::agentUserId).filter(Objects::nonNull).distinct().toList());
    Map<String, WrapUps.Outcome> outcomes = wrapUps.outcomes(date());
    return rows.stream().map(row -> line(row, names, outcomes.get(row.id().value()))).toList();
  }

  private Line line(CallRow row, Map<String, String> names, WrapUps.@Nullable Outcome outcome) {
    return new Line(
        row,
        today.time(row.arrived()),
        today.queueName(row.queue()),
        row.cause() == null
            ? words.get("floor.call-state." + row.state())
            : words.get("floor.end." + row.cause()),
        names.getOrDefault(Objects.toString(row.agentUserId(), ""), ""),
        outcome == null ? "" : Objects.toString(outcome.level(), ""),
        outcome == null || outcome.disposition() == null
            ? ""
            : words.get("desk.disposition." + outcome.disposition()));
  }

  private LocalDate date() {
    try {
      return day.isBlank() ? today.date() : LocalDate.parse(day);
    } catch (DateTimeException notADay) {
      return today.date();
    }
  }

  public String getDay() {
    return date().toString();
  }

  public void setDay(String day) {
    this.day = day;
  }
}
