package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.LazyDataModel;
import org.veriline.audit.WhoSaw;
import org.veriline.audit.WhoSaw.Question;
import org.veriline.audit.WhoSaw.Sight;
import org.veriline.audit.WhoSawReports;
import org.veriline.console.Me;
import org.veriline.console.Paged;
import org.veriline.oversight.Subjects;

/** Who saw this patient and why it was allowed; what did this person see. */
@Named
@ViewScoped
public class WhoSawPage extends SearchPage {
  private static final long serialVersionUID = 1L;

  @Inject OfficersDay day;
  @Inject Me me;
  @Inject Subjects subjects;
  @Inject WhoSaw whoSaw;
  @Inject WhoSawReports reports;

  private @Nullable LocalDate from;
  private @Nullable LocalDate until;
  private transient @Nullable String name;
  private transient @Nullable String birthDate;
  private @Nullable Question question;
  private LazyDataModel<Sight> rows = new Paged<>((first, size) -> List.of(), () -> 0);

  @PostConstruct
  void begin() {
    until = day.today();
    from = until.minusYears(1);
    rows = new Paged<>(this::read, () -> question == null ? 0 : whoSaw.count(question));
  }

  /** By reference, or by name and birth date; the latter leaves only the reference behind. */
  public void find() {
    if (name != null && !name.isBlank()) {
      setPatient(subjects.find(me.getLocale(), name, birthDate == null ? "" : birthDate).value());
    }
    question = new Question(person(), getPatient(), start(from, 0), start(until, 1));
    whoSaw.count(question);
  }

  /** The whole answer as one archive of signed files; its name says nothing about anybody. */
  public void export() throws IOException {
    Download download = new Download("who-saw");
    reports.write(ask(), me.getLocale(), download::open);
    download.complete();
  }

  /** The question as it is typed now. */
  Question ask() {
    find();
    if (question == null) {
      throw new IllegalStateException("nothing was asked");
    }
    return question;
  }

  private Instant start(@Nullable LocalDate from, int later) {
    return day.startOf((from == null ? day.today() : from).plusDays(later));
  }

  private List<Sight> read(int first, int size) {
    if (question == null) {
      return List.of();
    }
    List<Sight> page = whoSaw.page(question, first, size);
    learnNames(page.stream().map(Sight::actor).collect(Collectors.toSet()));
    return page;
  }

  public LazyDataModel<Sight> getRows() {
    return rows;
  }

  public @Nullable LocalDate getFrom() {
    return from;
  }

  public void setFrom(@Nullable LocalDate from) {
    this.from = from;
  }

  public @Nullable LocalDate getUntil() {
    return until;
  }

  public void setUntil(@Nullable LocalDate until) {
    this.until = until;
  }

  /** Never drawn again. */
  public @Nullable String getName() {
    return null;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  public @Nullable String getBirthDate() {
    return null;
  }

  public void setBirthDate(@Nullable String birthDate) {
    this.birthDate = birthDate;
  }
}
