package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.LazyDataModel;
import org.veriline.console.Paged;
import org.veriline.console.Words;
import org.veriline.review.JudgedReviews;
import org.veriline.review.JudgedReviews.Question;
import org.veriline.review.ReviewRow;

/** What was judged: the verdict, by whom, when and how fast, and the way to its evidence. */
@Named
@ViewScoped
public class JudgedPage extends SearchPage {
  private static final long serialVersionUID = 1L;
  private static final int DAYS = 30;

  @Inject OfficersDay days;
  @Inject JudgedReviews judged;
  @Inject Words words;

  private final KindChoice choice = new KindChoice();
  private Period period = new Period(LocalDate.EPOCH, LocalDate.EPOCH);
  private transient @Nullable Question question;
  private LazyDataModel<ReviewRow> rows = new Paged<>((first, size) -> List.of(), () -> 0);

  @PostConstruct
  void begin() {
    LocalDate today = days.today();
    period = new Period(today.minusDays(DAYS), today);
    rows = new Paged<>(this::read, () -> judged.count(asked()));
  }

  public void find() {
    question = null;
  }

  private Question asked() {
    Question now = question;
    if (now == null) {
      now = new Question(choice.chosen(), period.start(days), period.end(days));
      question = now;
    }
    return now;
  }

  private List<ReviewRow> read(int first, int size) {
    List<ReviewRow> page = judged.page(asked(), first, size);
    learnNames(
        page.stream()
            .flatMap(row -> Stream.of(row.actor(), row.closedBy()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()));
    return page;
  }

  /** From the deed to the verdict. */
  public String took(ReviewRow row) {
    Instant closed = row.closedAt();
    long minutes =
        Duration.between(row.openedAt(), closed == null ? days.now() : closed).toMinutes();
    return minutes < 60
        ? words.with("privacy.judged.minutes", minutes)
        : minutes < 60 * 48
            ? words.with("privacy.judged.hours", minutes / 60)
            : words.with("privacy.judged.days", minutes / 60 / 24);
  }

  public boolean late(ReviewRow row) {
    Instant closed = row.closedAt();
    return closed != null && closed.isAfter(row.dueAt());
  }

  public String when(@Nullable Instant at) {
    return at == null ? "–" : days.time(at);
  }

  public String who(@Nullable String id) {
    return id == null ? "–" : nameOf(id);
  }

  public LazyDataModel<ReviewRow> getRows() {
    return rows;
  }

  public KindChoice getChoice() {
    return choice;
  }

  public Period getPeriod() {
    return period;
  }
}
