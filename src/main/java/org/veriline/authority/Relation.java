package org.veriline.authority;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.veriline.decision.Relationship;

/**
 * How somebody who calls stands to a patient, by the record that names them (VP-12). It is nothing
 * an agent sees before both are proven.
 */
public final class Relation {

  /** What the record is good for now. */
  public enum Status {
    IN_FORCE,
    /** Ended, run out, not begun, or the reason for it is gone (a child grew up). */
    EXPIRED,
    /** The paper is missing, or what it waits for has not happened. */
    UNDOCUMENTED,
    /**
     * Objection, custody or endangerment: neither confirm nor deny, to nurse or privacy officer.
     */
    REFUSED
  }

  private final String record;
  private final Relationship relationship;
  private final Status status;
  private final Person person;
  private final Set<Scope> scope;
  private final List<OwnNumber> numbers;

  Relation(
      String record,
      Relationship relationship,
      Status status,
      Person person,
      Set<Scope> scope,
      List<OwnNumber> numbers) {
    this.record = record;
    this.relationship = relationship;
    this.status = status;
    this.person = person;
    this.scope = Set.copyOf(scope);
    this.numbers = List.copyOf(numbers);
  }

  /** For {@link Hearer#record()}; the record is read again at each decision. */
  public String record() {
    return record;
  }

  public Relationship relationship() {
    return relationship;
  }

  public Status status() {
    return status;
  }

  public Set<Scope> scope() {
    return scope;
  }

  /** Whether the person's own birth date can be asked as their factor. */
  public boolean hasBirthDate() {
    return person.birthDate() != null;
  }

  public boolean birthDateFits(LocalDate said) {
    return said.equals(person.birthDate());
  }

  /** The person's own numbers, for a call-back or a spoken code; never one that is dangerous. */
  public List<OwnNumber> numbers() {
    return numbers;
  }

  /** Whether a secret like this could be read off the record (VP-11). */
  public boolean onFile(String text) {
    return person.saysOnFile(text);
  }

  @Override
  public String toString() {
    return "Relation[" + relationship + ", " + status + "]";
  }
}
