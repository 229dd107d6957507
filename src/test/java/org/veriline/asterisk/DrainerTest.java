package org.veriline.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;
import org.veriline.call.Calls;
import org.veriline.testing.Eventually;

class DrainerTest {
  private final List<String> done = new CopyOnWriteArrayList<>();
  private boolean togetherFails;

  private final class Recorded extends Calls {
    @Override
    public void record(CallEvent event) {
      done.add(event.call().value());
    }

    @Override
    public void recordAll(List<CallEvent> events) {
      if (togetherFails) {
        throw new IllegalStateException("one of them is broken");
      }
      done.add(String.join("+", events.stream().map(event -> event.call().value()).toList()));
    }
  }

  private final class Folded extends CelSpool {
    @Override
    void fold() {
      done.add("fold");
    }
  }

  private static AmiInbox.Letter event(String call) {
    return new AmiInbox.Letter.Told(new CallEvent.WentStatic(new CallId(call), Instant.EPOCH));
  }

  /** What is done with letters that all wait already. */
  private List<String> drained(int deeds, AmiInbox.Letter... letters) throws InterruptedException {
    Drainer drainer = new Drainer();
    drainer.calls = new Recorded();
    drainer.missed = new Folded();
    AmiInbox inbox = new AmiInbox(letters.length);
    List.of(letters).forEach(inbox::offer);
    Thread thread = new Thread(() -> drainer.run(inbox));
    thread.start();
    Eventually.until("all is read", Duration.ofSeconds(10), () -> done.size() == deeds);
    thread.interrupt();
    thread.join();
    return done;
  }

  @Test
  void eventsOfCallsThatWaitTogetherAreRecordedTogetherAndNothingOvertakesThem()
      throws InterruptedException {
    assertEquals(
        List.of("a-1.0+a-2.0", "fold", "a-3.0"),
        drained(3, event("a-1.0"), event("a-2.0"), new AmiInbox.Letter.Fold(), event("a-3.0")));
  }

  @Test
  void eventsThatCannotBeRecordedTogetherAreRecordedOneByOne() throws InterruptedException {
    togetherFails = true;
    assertEquals(List.of("a-1.0", "a-2.0"), drained(2, event("a-1.0"), event("a-2.0")));
  }
}
