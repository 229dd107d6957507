package org.veriline.console.desk;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.console.Me;
import org.veriline.console.Words;
import org.veriline.outreach.EmergencyCallBacks;
import org.veriline.patient.Destination;
import org.veriline.patient.Phi;
import org.veriline.platform.Settings;
import org.veriline.request.RequestRow;

/**
 * Calling back an emergency department that was told something before it was called. Who called is
 * in one answer, after the person asked for it.
 */
@Named
@RequestScoped
public class EmergencyCallBackPanel {
  @Inject EmergencyCallBacks callBacks;
  @Inject Me me;
  @Inject Now now;
  @Inject DeskPage page;
  @Inject Settings settings;
  @Inject Words words;

  private @Nullable List<RequestRow> rows;
  private @Nullable List<Destination> numbers;
  private @Nullable Phi said;
  private String task = "";

  public void show(String chosen) {
    task = chosen;
    said = callBacks.said(chosen);
    numbers = callBacks.numbers(chosen);
  }

  public void dial(String chosen, String number) {
    callBacks.dial(chosen, number);
    page.redraw();
  }

  public void confirmed(String chosen) {
    callBacks.confirmed(chosen);
    done();
  }

  public void notConfirmed(String chosen) {
    callBacks.notConfirmed(chosen);
    done();
  }

  private void done() {
    rows = null;
    page.redraw();
  }

  /** Also on the line that was dialled for it: there it is decided. */
  public boolean isPresent() {
    return me.may("verify:run")
        && switch (now.state()) {
          case NOT_READY, WRAP_UP, TALKING -> !getTasks().isEmpty();
          default -> false;
        };
  }

  public List<RequestRow> getTasks() {
    if (rows == null) {
      rows = callBacks.mine();
    }
    return rows;
  }

  public String due(RequestRow row) {
    return words.with(
        "emergency-call-back.due",
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(me.getLocale())
            .withZone(settings.zone())
            .format(row.dueAt()));
  }

  public boolean overdue(RequestRow row) {
    return row.overdue(now.instant());
  }

  public String label(Destination number) {
    return words.with("possession.main-ends-in", number.lastTwo());
  }

  public String getTask() {
    return task;
  }

  public @Nullable List<Destination> getNumbers() {
    return numbers;
  }

  public String getSaid() {
    return said == null ? "" : said.value();
  }
}
