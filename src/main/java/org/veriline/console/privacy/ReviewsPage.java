package org.veriline.console.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.console.Me;
import org.veriline.review.ReviewRow;
import org.veriline.review.ReviewState;
import org.veriline.review.Reviews;
import org.veriline.review.Verdict;

/** Everything that waits for a verdict: look, judge, and the next one is there. */
@Named
@ViewScoped
public class ReviewsPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int PAGE = 50;

  @Inject OfficersDay day;
  @Inject Me me;
  @Inject Reviews reviews;
  @Inject Users users;

  private final KindChoice choice = new KindChoice();
  private int first;
  private @Nullable String selected;
  private transient @Nullable String note;
  private transient @Nullable List<ReviewRow> rows;
  private transient @Nullable Map<String, String> names;

  public List<ReviewRow> getRows() {
    if (rows == null) {
      rows = reviews.pending(choice.chosen(), first, PAGE);
      Set<String> people = new HashSet<>();
      for (ReviewRow row : rows) {
        add(people, row.actor());
        add(people, row.owner());
      }
      ReviewRow open = getSelected();
      if (open != null) {
        add(people, open.actor());
        add(people, open.closedBy());
      }
      names = users.names(people);
    }
    return rows;
  }

  private static void add(Set<String> people, @Nullable String person) {
    if (person != null) {
      people.add(person);
    }
  }

  public void filter() {
    first = 0;
    again();
  }

  public void next() {
    first += PAGE;
    again();
  }

  public void previous() {
    first = Math.max(0, first - PAGE);
    again();
  }

  public void look(String id) {
    selected = id;
    note = null;
    again();
  }

  public void take(String id) {
    reviews.take(id);
    again();
  }

  /** Gives the verdict and opens what is due next. */
  public void judge(String verdict) {
    if (selected != null) {
      reviews.close(selected, Verdict.valueOf(verdict), note == null ? "" : note);
      again();
      selected = getRows().stream().findFirst().map(ReviewRow::id).orElse(null);
      note = null;
    }
  }

  /** Somebody else may have changed the list. */
  public void again() {
    rows = null;
  }

  public boolean isMore() {
    return getRows().size() == PAGE;
  }

  public boolean isEarlier() {
    return first > 0;
  }

  public @Nullable ReviewRow getSelected() {
    return selected == null ? null : reviews.find(selected).orElse(null);
  }

  /** A link may open one, judged or not. */
  public @Nullable String getReview() {
    return selected;
  }

  public void setReview(@Nullable String review) {
    selected = review != null && review.matches("[0-9a-f-]{36}") ? review : null;
  }

  /** Whether the one that is open has its verdict. */
  public boolean isClosed() {
    ReviewRow row = getSelected();
    return row != null && row.state() == ReviewState.CLOSED;
  }

  public boolean isMayJudge() {
    return me.may("bg:review");
  }

  public boolean overdue(ReviewRow row) {
    return row.overdue(day.now());
  }

  public String nameOf(@Nullable String id) {
    getRows();
    return id == null ? "–" : names == null ? id : names.getOrDefault(id, id);
  }

  public String time(Instant at) {
    return day.time(at);
  }

  public KindChoice getChoice() {
    return choice;
  }

  public @Nullable String getNote() {
    return note;
  }

  public void setNote(@Nullable String note) {
    this.note = note;
  }
}
