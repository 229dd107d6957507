package org.veriline.authority;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.patient.OnFile;
import org.veriline.patient.PersonName;

/** Somebody a record names, with what they can be recognised by on the telephone (VP-12). */
record Person(PersonName name, @Nullable LocalDate birthDate, Set<String> numbers) {
  static final Set<String> FIELDS = Set.of("given", "family", "birth_date", "numbers");

  static Person of(Fields fields) {
    return new Person(
        new PersonName(List.of(fields.must("given").split(" +")), fields.must("family")),
        fields.date("birth_date"),
        fields.numbers("numbers"));
  }

  /** Whether what somebody calls themselves is this name, with the tolerance of a patient's. */
  boolean isCalled(String said) {
    return name.fits(said) != PersonName.Fit.NONE;
  }

  /** The same human being as far as two records can tell. */
  boolean sameAs(Person other) {
    boolean otherBirth =
        birthDate != null && other.birthDate != null && !birthDate.equals(other.birthDate);
    return !otherBirth
        && isCalled(String.join(" ", other.name.given()) + " " + other.name.family());
  }

  boolean saysOnFile(String text) {
    return OnFile.says(name, birthDate, numbers, text);
  }

  @Override
  public String toString() {
    return "Person •••";
  }
}
