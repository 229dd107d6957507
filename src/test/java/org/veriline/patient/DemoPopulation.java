package org.veriline.patient;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The demo clinic's patients, and what each of them would truthfully say. */
public final class DemoPopulation {

  /**
   * A truthful caller.
   *
   * @param answers by question id; empty when the patient cannot be asked about events
   */
  public record Caller(String name, String birthDate, Map<String, String> answers) {}

  private DemoPopulation() {}

  public static InputStream file() {
    return Objects.requireNonNull(
        DemoPopulation.class.getResourceAsStream("/demo/patients.ndjson"));
  }

  /** Somebody under age, Tilda Quintero, with everything a patient of the demo clinic has. */
  public static InputStream child(LocalDate birth) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file(), StandardCharsets.UTF_8))) {
      String pattern = lines.lines().filter(line -> line.length() > 8000).findFirst().orElseThrow();
      String line =
          pattern
              .replaceAll("demo-\\d+", "minor-1")
              .replaceAll("MSC-\\d+", "MSM-1")
              .replaceAll("\"FH\\d+\"", "\"FM1\"")
              .replaceAll("\"CL(\\d+)\"", "\"CM1-$1\"")
              .replaceFirst("(\"urn:veriline:keypad\",\"value\":)\"\\d+\"", "$1\"9000001\"")
              .replaceFirst("\"family\":\"[^\"]*\"", "\"family\":\"Quintero\"")
              .replaceFirst("\"given\":\\[[^\\]]*\\]", "\"given\":[\"Tilda\"]")
              .replaceFirst("\"birthDate\":\"[^\"]*\"", "\"birthDate\":\"" + birth + "\"");
      return new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static List<Caller> callers() {
    try (InputStream in = file()) {
      return read(in, ImportFormat.NDJSON).files.stream().map(DemoPopulation::caller).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Caller caller(PatientFile file) {
    PersonName name = file.names().get(0);
    return new Caller(
        String.join(" ", name.given()) + " " + name.family(),
        DateTimeFormatter.ofPattern("MMMM d yyyy", Locale.ENGLISH).format(file.birthDate()),
        file.events().entrySet().stream()
            .collect(
                Collectors.toMap(it -> it.getKey().id(), it -> said(it.getKey(), it.getValue()))));
  }

  private static String said(EventQuestion question, String answer) {
    return switch (question) {
      case VISIT_PROVIDER -> "Doctor " + answer;
      case APPOINTMENT_DATE ->
          DateTimeFormatter.ofPattern("MMMM d yyyy", Locale.ENGLISH)
              .format(LocalDate.parse(answer));
      default ->
          DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH).format(YearMonth.parse(answer));
    };
  }

  /** What reading a file gave, without a database. */
  static final class Result {
    final List<PatientFile> files = new ArrayList<>();
    final List<String> retired = new ArrayList<>();
    ImportReport report = new ImportReport(0, 0, 0, 0, 0, 0, 0, Map.of(), List.of());
  }

  static Result read(String text, ImportFormat format) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), format);
  }

  static Result read(InputStream in, ImportFormat format) throws IOException {
    Result result = new Result();
    PatientImport.Tally tally =
        new PatientImport.Tally(
            file -> {
              result.files.add(file);
              return PatientStore.Kept.CREATED;
            },
            record -> {
              result.retired.add(record);
              return PatientStore.Kept.RETIRED;
            });
    PatientImport.read(
        in,
        format,
        "urn:veriline:keypad",
        ZoneId.of("America/New_York"),
        today(),
        bytes -> {},
        tally);
    result.report = tally.report();
    return result;
  }

  static LocalDate today() {
    return LocalDate.of(2026, 11, 24);
  }
}
