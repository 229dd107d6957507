package org.veriline.ivr;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.veriline.call.Afterwards;
import org.veriline.call.CallId;
import org.veriline.queue.CallQueueRow;
import org.veriline.queue.CallQueues;
import org.veriline.queue.Hours;
import org.veriline.queue.OpeningHours;
import org.veriline.queue.QueuesChanged;
import org.veriline.verification.Verifications;

/**
 * Receives callers with the menu and hours last read, so that they are received without the
 * database.
 */
@ApplicationScoped
public class Receptions {
  private static final Logger LOG = Logger.getLogger(Receptions.class.getName());
  private static final String FALLBACK = "general";

  @Inject Afterwards afterwards;
  @Inject CallQueues queues;
  @Inject Clock clock;
  @Inject Hours hours;
  @Inject Interludes interludes;
  @Inject Verifications verifications;

  private volatile Menu menu = new Menu(List.of(), FALLBACK);
  private volatile @Nullable OpeningHours openingHours;

  /** At start and after a change; what was read before stays when reading fails. */
  public void refresh() {
    List<CallQueueRow> all = queues.list().stream().filter(CallQueueRow::enabled).toList();
    openingHours = hours.current();
    List<Menu.Choice> choices =
        all.stream()
            .filter(row -> row.menuDigit() != null)
            .map(row -> new Menu.Choice(String.valueOf(row.menuDigit()), row.id()))
            .toList();
    String fallback =
        all.stream()
            .map(CallQueueRow::id)
            .filter(FALLBACK::equals)
            .findFirst()
            .orElse(all.isEmpty() ? FALLBACK : all.get(0).id());
    menu = new Menu(choices, fallback);
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) QueuesChanged changed) {
    afterwards.run("read the menu again", this::refresh);
  }

  public Destination receive(CallId call, Caller caller, Consumer<String> languageChosen) {
    return new Reception(
            call, caller, menu, this::open, this::proves, this::ordersResultCall, languageChosen)
        .receive();
  }

  /** Hours nobody could read count as open: rather a person in vain than a closed door. */
  private boolean open() {
    OpeningHours known = openingHours;
    return known == null || known.openAt(ZonedDateTime.ofInstant(clock.instant(), known.zone()));
  }

  private boolean ordersResultCall(CallId call, Caller caller) {
    try {
      return interludes.orderResultCall(call, caller);
    } catch (Caller.Gone hungUp) {
      throw hungUp;
    } catch (RuntimeException unable) {
      LOG.log(Level.WARNING, "no call about a result: {0}", unable.getClass().getName());
      return false;
    }
  }

  private boolean proves(CallId call, LocalDate birthDate, String number) {
    try {
      return verifications.proveByKeypad(call, birthDate, number);
    } catch (RuntimeException unable) {
      // Neither the digits nor the reason may reach a log or the caller's ear: a person will help.
      LOG.log(Level.WARNING, "keypad identification failed: {0}", unable.getClass().getName());
      return false;
    }
  }
}
