package org.veriline.asterisk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.asteriskjava.manager.event.ManagerEvent;
import org.veriline.call.SwitchEvent;

/**
 * Between the threads that hear Asterisk and the one that records. Offering returns at once. When
 * it is full, or somebody knows that events were lost, everything in it gives way to one wish: ask
 * Asterisk again how things stand.
 */
final class AmiInbox {

  /** What the drainer takes. */
  sealed interface Letter {
    /** Asterisk's event and what it means. */
    record Heard(ManagerEvent event, SwitchEvent meaning) implements Letter {}

    record Told(SwitchEvent event) implements Letter {}

    /** Asterisk was lost then, because it was restarted. */
    record Restarted(Instant lost) implements Letter {}

    record Resync() implements Letter {}

    /** Look whether Asterisk wrote down calls that we missed. */
    record Fold() implements Letter {}
  }

  private final BlockingQueue<Letter> letters;

  AmiInbox(int capacity) {
    letters = new ArrayBlockingQueue<>(capacity);
  }

  void offer(Letter letter) {
    if (!letters.offer(letter)) {
      resync();
    }
  }

  /** Once: a second wish while one waits would ask for the same. */
  synchronized void resync() {
    letters.clear();
    letters.add(new Letter.Resync());
  }

  /** Waits for one, and takes along what already lies behind it, in order. */
  List<Letter> take(int most) throws InterruptedException {
    List<Letter> taken = new ArrayList<>();
    taken.add(letters.take());
    letters.drainTo(taken, most - 1);
    return taken;
  }

  int size() {
    return letters.size();
  }
}
