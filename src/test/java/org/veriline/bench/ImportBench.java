package org.veriline.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.ImportReport;
import org.veriline.patient.PatientImport;
import org.veriline.testing.InPayara;

/** A clinic's first import, read from a stream that never lies anywhere as a whole. */
class ImportBench extends InPayara {
  private static final int FIRST = 1_000_000;
  private static final int PATIENTS = 10_000;
  private static final int WARM_UP = 100;

  @Inject PatientImport patients;

  @Test
  void importing() throws Exception {
    take(FIRST - WARM_UP, WARM_UP, new AtomicLong());
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    AtomicLong bytes = new AtomicLong();
    long began = System.nanoTime();
    ImportReport report = take(FIRST, PATIENTS, bytes);
    double seconds = Table.millisSince(began) / 1000;
    long heap = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
    assertEquals(PATIENTS, report.created(), report.toString());
    Table.line(
        "import",
        "import of 10,000 patients, NDJSON of %d MB, streamed".formatted(bytes.get() >> 20),
        "at most 90 s and 1 GB of heap",
        "%.0f s, heap at most %d MB".formatted(seconds, heap),
        seconds <= 90 && heap <= 1024,
        "one thread reads, seals and stores; each patient is a transaction of its own");
  }

  private ImportReport take(int first, int count, AtomicLong bytes) throws Exception {
    try (InputStream in = ManyPatients.ndjson(first, count)) {
      return patients.runAs(Actor.SYSTEM, in, ImportFormat.NDJSON, bytes::set);
    }
  }

  private static java.util.stream.Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }
}
