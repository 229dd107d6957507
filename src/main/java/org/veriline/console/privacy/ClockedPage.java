package org.veriline.console.privacy;

import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.compliance.DeadlineRow;
import org.veriline.compliance.Stage;

/** What lists with clocks have in common: names, the clinic's time, age, and how near it is. */
public abstract class ClockedPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @Inject ClinicTime here;
  @Inject Users users;

  private final Map<String, String> names = new HashMap<>();
  private String selected = "";
  private boolean closedToo;

  void learnNames(Collection<String> ids) {
    names.putAll(users.names(ids));
  }

  public String nameOf(@Nullable String id) {
    return id == null ? "" : names.getOrDefault(id, id);
  }

  public String time(Instant at) {
    return TIME.format(at.atZone(here.zone()));
  }

  public long days(Instant since) {
    return Math.max(0, Duration.between(since, here.now()).toDays());
  }

  /** How near it is at this moment, whenever it was announced last. */
  public Stage stage(DeadlineRow row) {
    Instant at = row.met() == null ? here.now() : row.met();
    return Stage.at(at, row.started(), row.due());
  }

  public boolean late(DeadlineRow row) {
    return row.overdue(here.now());
  }

  public void select(String id) {
    selected = id;
  }

  public String getSelected() {
    return selected;
  }

  public boolean isClosedToo() {
    return closedToo;
  }

  public void setClosedToo(boolean closedToo) {
    this.closedToo = closedToo;
  }
}
