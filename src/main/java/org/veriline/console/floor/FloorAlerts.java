package org.veriline.console.floor;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.console.Me;
import org.veriline.platform.Messages;
import org.veriline.privacy.BreakGlassRow;
import org.veriline.privacy.BreakGlasses;

/** What a supervisor is told at once: whose emergency access is open. Never whose record. */
@Named
@RequestScoped
public class FloorAlerts {
  @Inject BreakGlasses breakGlasses;
  @Inject FloorDay day;
  @Inject Me me;
  @Inject Users users;

  private @Nullable List<BreakGlassRow> rows;
  private @Nullable Map<String, String> names;

  public List<BreakGlassRow> getBreakGlass() {
    if (rows == null) {
      rows = breakGlasses.openNow();
    }
    return rows;
  }

  public String sentence(BreakGlassRow row) {
    if (names == null) {
      names =
          users.names(
              getBreakGlass().stream().map(BreakGlassRow::user).collect(Collectors.toSet()));
    }
    return Messages.text(
        me.getLocale(),
        "floor.break-glass",
        names.getOrDefault(row.user(), "–"),
        day.time(row.until()));
  }
}
