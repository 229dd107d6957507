package org.veriline.console.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.audit.AuditSearch;
import org.veriline.audit.Evidence;
import org.veriline.call.OutsideParties;
import org.veriline.console.Me;
import org.veriline.patient.Phi;
import org.veriline.privacy.BreakGlasses;
import org.veriline.request.RequestOutcomes;
import org.veriline.review.ReviewKind;
import org.veriline.review.ReviewRow;
import org.veriline.review.Reviews;

/**
 * What speaks for and against: the rows of the call, or of the person and the patient, and what was
 * said when an emergency access was opened or a number was typed, and who said they call. It lives
 * for one request, for reasons are not kept.
 */
@Named
@RequestScoped
public class ReviewEvidence {
  private static final int MOST = 100;
  private static final String GLASS = "break-glass/";
  private static final String OUTSIDE = "outside-party/";
  private static final String REQUEST = "request/";

  @Inject AuditSearch audit;
  @Inject BreakGlasses breakGlasses;
  @Inject Me me;
  @Inject RequestOutcomes outcomes;
  @Inject OutsideParties outsiders;
  @Inject ReviewsPage page;
  @Inject Reviews reviews;
  @Inject Users users;

  private @Nullable List<Evidence> lines;
  private @Nullable List<String> reasons;
  private List<String> note = List.of();
  private Map<String, String> names = Map.of();

  public List<Evidence> getLines() {
    ReviewRow row = page.getSelected();
    if (lines == null) {
      lines = row == null ? List.of() : audit.page(question(row), 0, MOST);
      names = users.names(lines.stream().map(Evidence::actor).collect(Collectors.toSet()));
    }
    return lines;
  }

  private static AuditSearch.Question question(ReviewRow row) {
    String call = row.call();
    return call == null
        ? new AuditSearch.Question(text(row.actor()), text(row.patient()), "", "", null)
        : new AuditSearch.Question("", "", call, "", null);
  }

  public List<String> getReasons() {
    ReviewRow row = page.getSelected();
    if (reasons == null) {
      reasons = row == null || !me.may("bg:review") ? List.of() : reasons(row.kind(), row.object());
    }
    return reasons;
  }

  /** What the reviewer wrote; that somebody read it is written. */
  public void readNote() {
    ReviewRow row = page.getSelected();
    if (row != null) {
      note = List.of(reviews.note(row.id()).orElse("–"));
    }
  }

  public List<String> getNote() {
    return note;
  }

  private List<String> reasons(ReviewKind kind, @Nullable String object) {
    if (object == null) {
      return List.of();
    }
    return switch (kind) {
      case BREAK_GLASS -> breakGlasses.reasons(object.substring(GLASS.length()));
      case FREE_NUMBER -> outsiders.evidence(object.substring(OUTSIDE.length()));
      case EMERGENCY_CALL_BACK ->
          outcomes.note(object.substring(REQUEST.length())).stream().map(Phi::value).toList();
      default -> List.of();
    };
  }

  public String nameOf(String id) {
    return names.getOrDefault(id, id);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
