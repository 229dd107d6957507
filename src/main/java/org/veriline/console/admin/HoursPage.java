package org.veriline.console.admin;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.veriline.console.Me;
import org.veriline.console.Words;
import org.veriline.platform.Refusal;
import org.veriline.queue.Hours;
import org.veriline.queue.OpeningHours;

/** When the clinic answers. The switch reads the result from a file, also when we are away. */
@Named
@ViewScoped
public class HoursPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject Hours hours;
  @Inject Me me;
  @Inject Words words;

  private final List<Day> days = new ArrayList<>();
  private String closedOn = "";

  /** One weekday as it is typed; both times empty means closed. */
  public static class Day implements Serializable {
    private static final long serialVersionUID = 1L;
    private final DayOfWeek weekday;
    private String from;
    private String until;

    Day(DayOfWeek weekday, String from, String until) {
      this.weekday = weekday;
      this.from = from;
      this.until = until;
    }

    public DayOfWeek getWeekday() {
      return weekday;
    }

    public String getFrom() {
      return from;
    }

    public void setFrom(String from) {
      this.from = from;
    }

    public String getUntil() {
      return until;
    }

    public void setUntil(String until) {
      this.until = until;
    }
  }

  @PostConstruct
  void read() {
    OpeningHours current = hours.current();
    days.clear();
    for (DayOfWeek weekday : OpeningHours.days()) {
      OpeningHours.Span span = current.week().get(weekday);
      days.add(
          new Day(
              weekday,
              span == null ? "" : span.from().toString(),
              span == null ? "" : span.until().toString()));
    }
    closedOn =
        new TreeSet<>(current.closedOn())
            .stream().map(LocalDate::toString).collect(Collectors.joining("\n"));
  }

  public void save() {
    Map<DayOfWeek, OpeningHours.Span> week = new EnumMap<>(DayOfWeek.class);
    TreeSet<LocalDate> closed = new TreeSet<>();
    try {
      for (Day day : days) {
        if (!day.from.isBlank() || !day.until.isBlank()) {
          week.put(
              day.weekday,
              new OpeningHours.Span(LocalTime.parse(day.from), LocalTime.parse(day.until)));
        }
      }
      closedOn
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .map(LocalDate::parse)
          .forEach(closed::add);
    } catch (DateTimeParseException | IllegalArgumentException notATime) {
      throw new Refusal("hours-form");
    }
    hours.save(new OpeningHours(hours.current().zone(), week, closed));
    read();
    FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(words.get("hours.saved")));
  }

  public String name(DayOfWeek weekday) {
    return weekday.getDisplayName(TextStyle.FULL_STANDALONE, me.getLocale());
  }

  public String getZone() {
    return hours.current().zone().getId();
  }

  public List<Day> getDays() {
    return days;
  }

  public String getClosedOn() {
    return closedOn;
  }

  public void setClosedOn(String closedOn) {
    this.closedOn = closedOn;
  }
}
