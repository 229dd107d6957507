package org.veriline.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.veriline.access.Actor;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;

/**
 * Brings patients in from the clinic's record system. Each patient is taken whole or not at all;
 * the same file a second time changes nothing; a newer file replaces what we knew of the patients
 * in it and touches no others.
 */
@ApplicationScoped
public class PatientImport {
  /** A bundle is read as one; streams are for what is larger. */
  private static final int LARGEST_BUNDLE = 64 << 20;

  private static final int LONGEST_LINE = 16 << 20;

  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject PatientStore store;
  @Inject Settings settings;

  @Inject
  @ConfigProperty(name = "veriline.import.keypad-system", defaultValue = "urn:veriline:keypad")
  String keypadSystem;

  private final AtomicBoolean running = new AtomicBoolean();

  /**
   * Reads to the end and reports.
   *
   * @param progress is told how many bytes have been read
   */
  public ImportReport runAs(
      Actor actor, InputStream in, ImportFormat format, LongConsumer progress) {
    if (!running.compareAndSet(false, true)) {
      throw new Refusal("import-running-already");
    }
    try {
      Instant started = clock.instant();
      audit.writeAlone(AuditEvent.by(actor).action(Action.PHI_IMPORT).reason("started").build());
      Tally tally =
          new Tally(file -> store.keep(actor, file), record -> store.retire(actor, record));
      LocalDate today = LocalDate.now(clock.withZone(settings.zone()));
      read(in, format, keypadSystem, settings.zone(), today, progress, tally);
      ImportReport report = tally.report();
      store.report(
          new ImportRun(Ids.next(), started, clock.instant(), actor.userId(), format, report));
      audit.writeAlone(AuditEvent.by(actor).action(Action.PHI_IMPORT).reason("ended").build());
      return report;
    } finally {
      running.set(false);
    }
  }

  static void read(
      InputStream in,
      ImportFormat format,
      String keypadSystem,
      ZoneId zone,
      LocalDate today,
      LongConsumer progress,
      Tally tally) {
    try {
      switch (format) {
        case BUNDLE ->
            new FhirFile(keypadSystem, zone, today, tally)
                .bundle(new Lines(in, LARGEST_BUNDLE, progress));
        case NDJSON ->
            new FhirFile(keypadSystem, zone, today, tally)
                .ndjson(new Lines(in, LONGEST_LINE, progress));
        case CSV -> new CsvFile(today, tally).read(in, progress);
      }
    } catch (IOException lost) {
      tally.refuse(0, new Unfit("import-file-lost", "file"));
    }
  }

  /** Counts while a file is read. */
  static final class Tally {
    private final Function<PatientFile, PatientStore.Kept> keeper;
    private final Function<String, PatientStore.Kept> retirer;
    private final Map<PatientStore.Kept, Integer> kept = new EnumMap<>(PatientStore.Kept.class);
    private final Map<String, Integer> notKept = new TreeMap<>();
    private final Set<String> unknownCodes = new TreeSet<>();
    private final List<ImportReport.Line> lines = new ArrayList<>();
    private int refused;
    private int neverByPhone;

    /** Functions, so that reading can be tested without a database. */
    Tally(
        Function<PatientFile, PatientStore.Kept> keeper,
        Function<String, PatientStore.Kept> retirer) {
      this.keeper = keeper;
      this.retirer = retirer;
    }

    void keep(long number, PatientFile file) {
      try {
        kept.merge(keeper.apply(file), 1, Integer::sum);
      } catch (Refusal refusal) {
        refusePatient(number, new Unfit(refusal.id(), "Patient"));
      }
    }

    /** The source does not use this record any more. */
    void retire(String record) {
      kept.merge(retirer.apply(record), 1, Integer::sum);
    }

    void refusePatient(long number, Unfit unfit) {
      refused++;
      refuse(number, unfit);
    }

    void refused() {
      refused++;
    }

    void refuse(long number, Unfit unfit) {
      if (lines.size() < ImportReport.MOST_LINES) {
        lines.add(new ImportReport.Line(number, unfit.id(), unfit.field()));
      }
    }

    void notKept(String kind) {
      notKept.merge(kind, 1, Integer::sum);
    }

    void classes(int items, Set<String> codes) {
      neverByPhone += items;
      unknownCodes.addAll(codes);
    }

    int patients() {
      return kept.values().stream().mapToInt(Integer::intValue).sum() + refused;
    }

    boolean refusedAny() {
      return !lines.isEmpty();
    }

    ImportReport report() {
      return new ImportReport(
          kept.getOrDefault(PatientStore.Kept.CREATED, 0),
          kept.getOrDefault(PatientStore.Kept.CHANGED, 0),
          kept.getOrDefault(PatientStore.Kept.UNCHANGED, 0),
          kept.getOrDefault(PatientStore.Kept.RETIRED, 0),
          refused,
          neverByPhone,
          unknownCodes.size(),
          Map.copyOf(notKept),
          List.copyOf(lines));
    }
  }
}
