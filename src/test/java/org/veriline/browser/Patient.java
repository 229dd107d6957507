package org.veriline.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** An invented patient of the demo clinic, with what a truthful caller would say. */
record Patient(
    String name,
    String fullName,
    String birthDate,
    String spokenBirthDate,
    String keypadNumber,
    String phone,
    String recordNumber) {
  private static final String FILE = "/demo/callers.csv";

  /** The n-th patient with a keypad number; each test takes another, so that no lock is shared. */
  static Patient truthful(int n) {
    return all().stream().filter(patient -> !patient.keypadNumber().isEmpty()).toList().get(n);
  }

  static List<Patient> all() {
    try (InputStream in = Patient.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("no " + FILE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .map(Patient::of)
          .toList();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static Patient of(String[] cells) {
    if (cells.length < 9) {
      throw new IllegalStateException("not a caller: " + Arrays.toString(cells));
    }
    return new Patient(cells[0], cells[1], cells[2], cells[3], cells[5], cells[6], cells[8]);
  }

  /** As it is keyed: month, day, year. */
  String keyedBirthDate() {
    return birthDate.substring(5, 7) + birthDate.substring(8) + birthDate.substring(0, 4);
  }

  @Override
  public String toString() {
    return "a demo patient";
  }
}
