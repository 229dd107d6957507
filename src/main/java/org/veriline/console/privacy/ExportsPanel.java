package org.veriline.console.privacy;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.audit.ExportRequests;
import org.veriline.audit.ExportRow;
import org.veriline.audit.WhoSawReports;
import org.veriline.console.Me;

/** Exports that need a second person: one's own, or those one can agree to. */
@Named
@ViewScoped
public class ExportsPanel implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject OfficersDay day;
  @Inject Me me;
  @Inject ExportRequests requests;
  @Inject WhoSawReports reports;
  @Inject Users users;
  @Inject WhoSawPage page;

  /** As they were drawn: a button belongs to the row beside it, whatever came meanwhile. */
  private transient @Nullable List<ExportRow> rows;

  private transient Map<String, String> names = Map.of();

  /** What is asked on this page. */
  public void propose() {
    requests.propose(page.ask());
    again();
  }

  public void approve(String id) {
    requests.approve(id);
    again();
  }

  public void decline(String id) {
    requests.decline(id);
    again();
  }

  public void take(String id) throws IOException {
    Download download = new Download("who-saw");
    reports.writeApproved(id, me.getLocale(), download::open);
    download.complete();
    again();
  }

  public void again() {
    rows = null;
  }

  /** Who exports alone decides for others; who does not has requests of their own. */
  public boolean isDeciding() {
    return me.may("audit:export");
  }

  public boolean isAsking() {
    return !isDeciding() && me.may("audit:export:propose");
  }

  public List<ExportRow> getRows() {
    List<ExportRow> known = rows;
    if (known == null) {
      known = isDeciding() ? requests.waiting() : isAsking() ? requests.mine() : List.of();
      Set<String> people = new HashSet<>();
      for (ExportRow row : known) {
        people.add(row.askedBy());
        people.add(row.question().actor());
      }
      people.remove("");
      names = users.names(people);
      rows = known;
    }
    return known;
  }

  public String nameOf(String id) {
    return id.isEmpty() ? "–" : names.getOrDefault(id, id);
  }

  public String time(Instant at) {
    return day.time(at);
  }
}
