package org.veriline.audit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.veriline.platform.Refusal;
import org.veriline.testing.InPayara;

class MixedWorkIT extends InPayara {
  @Inject MixedWork work;
  @Inject AuditTrail trail;
  @Inject AuditChain chain;

  @Test
  void workOfManyAtOnceNeverSharesAConnection() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(6);
    List<Future<?>> all = new ArrayList<>();
    for (int person = 0; person < 6; person++) {
      all.add(
          people.submit(
              () -> {
                for (int i = 0; i < 100; i++) {
                  switch (i % 4) {
                    case 0 -> work.read();
                    case 1 -> work.write(false);
                    case 2 -> trail.writeAlone(MixedWork.event());
                    default -> assertThrows(Refusal.class, () -> work.write(true));
                  }
                }
              }));
    }
    for (Future<?> one : all) {
      one.get();
    }
    people.shutdown();
    AuditChain.Finding finding = chain.verify(rows -> {});
    assertTrue(finding.intact(), finding.toString());
  }
}
