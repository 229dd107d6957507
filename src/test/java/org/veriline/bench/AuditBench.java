package org.veriline.bench;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.testing.InPayara;

/**
 * Eight threads write evidence, one row a transaction, into a database that flushes each commit.
 */
class AuditBench extends InPayara {
  private static final int THREADS = 8;
  private static final int WARM_UP = 300;
  private static final int EACH = 1000;

  @Inject AuditTrail trail;

  @Test
  void audit() throws Exception {
    all(WARM_UP, new ArrayList<>());
    List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    long began = System.nanoTime();
    all(EACH, millis);
    double perSecond = millis.size() / (Table.millisSince(began) / 1000);
    double p95 = Table.p95(millis);
    Table.line(
        "audit",
        "audit rows, 8 threads, one row a transaction",
        "at least 300/s, p95 at most 20 ms",
        "%.0f/s, p95 %.1f ms".formatted(perSecond, p95),
        perSecond >= 300 && p95 <= 20,
        "the chain has one writer at a time: each commit waits for the ones before it and for the disk");
  }

  private void all(int each, List<Double> millis) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(pool.submit(() -> write(each, millis)));
    }
    for (Future<?> thread : threads) {
      thread.get();
    }
    pool.shutdown();
  }

  private void write(int rows, List<Double> millis) {
    AuditEvent event =
        AuditEvent.by(Actor.SYSTEM).action(Action.PHI_VIEW).patient("patient/x").build();
    for (int i = 0; i < rows; i++) {
      long began = System.nanoTime();
      trail.writeAlone(event);
      millis.add(Table.millisSince(began));
    }
  }
}
