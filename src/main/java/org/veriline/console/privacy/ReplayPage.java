package org.veriline.console.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Role;
import org.veriline.audit.AuditSearch;
import org.veriline.audit.AuditSearch.Question;
import org.veriline.audit.Evidence;
import org.veriline.call.CallId;
import org.veriline.script.Outlook;
import org.veriline.script.Replays;
import org.veriline.script.Replays.Moment;

/** Why something was open at a moment of a call: what was written down then, and nothing else. */
@Named
@ViewScoped
public class ReplayPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_EVENTS = 500;

  @Inject AuditSearch audit;
  @Inject Replays replays;

  private String call = "";
  private int chosen;
  private transient @Nullable List<Moment> moments;
  private transient @Nullable List<Evidence> events;

  public void find() {
    moments = null;
    events = null;
    chosen = 0;
  }

  public void choose(int moment) {
    chosen = moment;
  }

  public List<Moment> getMoments() {
    List<Moment> known = moments;
    if (known == null) {
      known = call.isBlank() ? List.of() : replays.of(new CallId(call.strip()));
      moments = known;
    }
    return known;
  }

  public @Nullable Moment getMoment() {
    return chosen < getMoments().size() ? getMoments().get(chosen) : null;
  }

  /** What was shown, said or refused from this moment until the next, as it was written then. */
  public List<Evidence> getEvents() {
    Moment moment = getMoment();
    if (moment == null) {
      return List.of();
    }
    List<Evidence> known = events;
    if (known == null) {
      known = audit.page(new Question("", "", call.strip(), "", null), 0, MOST_EVENTS);
      events = known;
    }
    Instant from = moment.decided().at();
    Instant to =
        chosen + 1 < getMoments().size()
            ? getMoments().get(chosen + 1).decided().at()
            : Instant.MAX;
    return known.stream()
        .filter(line -> !line.at().isBefore(from) && line.at().isBefore(to))
        .filter(line -> !line.action().startsWith("AUDIT."))
        .sorted(Comparator.comparing(Evidence::at).thenComparing(Evidence::n))
        .toList();
  }

  public List<Role> getRoles() {
    return Outlook.SPEAKING;
  }

  public boolean isAsked() {
    return !call.isBlank();
  }

  public int getChosen() {
    return chosen;
  }

  public String getCall() {
    return call;
  }

  public void setCall(@Nullable String call) {
    this.call = call == null ? "" : call;
  }
}
