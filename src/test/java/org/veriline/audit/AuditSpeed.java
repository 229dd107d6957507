package org.veriline.audit;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.testing.InPayara;

/**
 * Measures and judges nothing, so it is not run with the tests: {@code mvn
 * failsafe:integration-test -Dit.test=AuditSpeed}. How many rows are written by eight threads, one
 * a transaction, and how fast the chain is verified.
 */
class AuditSpeed extends InPayara {
  private static final int THREADS = 8;
  private static final int EACH = 1000;

  @Inject AuditTrail trail;
  @Inject AuditChain chain;

  @Test
  void measure() throws Exception {
    List<Long> micros = Collections.synchronizedList(new ArrayList<>());
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    write(EACH / 10, new ArrayList<>());
    long began = System.nanoTime();
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      all.add(pool.submit(() -> write(EACH, micros)));
    }
    for (Future<?> one : all) {
      one.get();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    pool.shutdown();
    Collections.sort(micros);
    System.err.printf(
        "audit: %d rows in %.1f s, %.0f/s, p95 %.1f ms%n",
        micros.size(),
        seconds,
        micros.size() / seconds,
        micros.get(micros.size() * 95 / 100) / 1000.0);
    began = System.nanoTime();
    AuditChain.Finding finding = chain.verify(rows -> {});
    System.err.printf(
        "audit: %d rows verified in %.1f s, %s%n",
        finding.rows(), (System.nanoTime() - began) / 1e9, finding.reason());
  }

  private void write(int rows, List<Long> micros) {
    AuditEvent event =
        AuditEvent.by(Actor.SYSTEM).action(Action.PHI_VIEW).patient("patient/x").build();
    for (int i = 0; i < rows; i++) {
      long began = System.nanoTime();
      trail.writeAlone(event);
      micros.add((System.nanoTime() - began) / 1000);
    }
  }
}
