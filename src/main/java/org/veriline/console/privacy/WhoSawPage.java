package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
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

  private Period period = new Period(LocalDate.EPOCH, LocalDate.EPOCH);
  private transient @Nullable String name;
  private transient @Nullable String birthDate;
  private @Nullable Question question;
  private LazyDataModel<Sight> rows = new Paged<>((first, size) -> List.of(), () -> 0);

  @PostConstruct
  void begin() {
    LocalDate today = day.today();
    period = new Period(today.minusYears(1), today);
    rows = new Paged<>(this::read, () -> question == null ? 0 : whoSaw.count(question));
  }

  /** By reference, or by name and birth date; the latter leaves only the reference behind. */
  public void find() {
    if (name != null && !name.isBlank()) {
      setPatient(subjects.find(me.getLocale(), name, birthDate == null ? "" : birthDate).value());
    }
    question = new Question(person(), getPatient(), period.start(day), period.end(day));
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

  private List<Sight> read(int first, int size) {
    if (question == null) {
      return List.of();
    }
    List<Sight> page = whoSaw.page(question, first, size);
    learnNames(page.stream().map(row -> row.seen().actor()).collect(Collectors.toSet()));
    return page;
  }

  public LazyDataModel<Sight> getRows() {
    return rows;
  }

  public Period getPeriod() {
    return period;
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
