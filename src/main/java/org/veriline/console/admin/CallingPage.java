package org.veriline.console.admin;

import jakarta.annotation.PostConstruct;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.veriline.call.InterpreterLineRow;
import org.veriline.call.InterpreterLines;
import org.veriline.console.Me;
import org.veriline.console.Words;
import org.veriline.outreach.CallPolicies;
import org.veriline.outreach.CallPolicy;
import org.veriline.platform.Refusal;
import org.veriline.queue.Hours;

/** Calls that go out: how often and when for a task, and whom an agent can call in to interpret. */
@Named
@ViewScoped
public class CallingPage implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject Hours hours;
  @Inject InterpreterLines lines;
  @Inject Me me;
  @Inject CallPolicies policies;
  @Inject Words words;

  private int day;
  private int all;
  private String from = "";
  private String until = "";
  private String title = "";
  private String language = "es";
  private String number = "";

  /** A language by its tag and its name for the reader. */
  public record Language(String tag, String name) {}

  @PostConstruct
  void read() {
    CallPolicy policy = policies.current();
    day = policy.aDay();
    all = policy.inAll();
    from = policy.from().toString();
    until = policy.until().toString();
  }

  public void save() {
    try {
      policies.save(new CallPolicy(day, all, LocalTime.parse(from), LocalTime.parse(until)));
    } catch (DateTimeParseException notATime) {
      throw new Refusal("hours-form");
    }
    read();
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(words.get("calling.saved")));
  }

  public void add() {
    lines.add(title, language, number);
    title = "";
    number = "";
  }

  public void end(String line) {
    lines.end(line);
  }

  public List<InterpreterLineRow> getLines() {
    return lines.list();
  }

  public String name(String tag) {
    return Locale.forLanguageTag(tag).getDisplayLanguage(me.getLocale());
  }

  public List<Language> getLanguages() {
    return Arrays.stream(Locale.getISOLanguages())
        .map(tag -> new Language(tag, name(tag)))
        .sorted(Comparator.comparing(Language::name))
        .toList();
  }

  public String getZone() {
    return hours.current().zone().getId();
  }

  public int getDay() {
    return day;
  }

  public void setDay(int day) {
    this.day = day;
  }

  public int getAll() {
    return all;
  }

  public void setAll(int all) {
    this.all = all;
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

  public String getTitle() {
    return title;
  }

  public void setTitle(String title) {
    this.title = title;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }
}
