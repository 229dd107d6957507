package org.veriline.authority;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;
import org.veriline.patient.Section;
import org.veriline.platform.Refusal;

/** What a record says, read from its fields; a record that cannot be read is not kept. */
sealed interface Content {

  static Content of(Kind kind, Fields fields) {
    return switch (kind) {
      case REPRESENTATIVE -> Representative.of(fields);
      case AGREEMENT -> Agreement.of(fields);
      case OBJECTION, CUSTODY -> new Refused(Person.of(fields));
      case ENDANGERMENT -> Endangerment.of(fields);
      case DECEASED -> new Deceased(fields.mustDate("died_on"));
      case AUTHORIZATION -> Authorization.of(fields);
      case CONSENT ->
          new Consent(
              fields.code("consent", Covering.class),
              fields.codes("recipients", Relationship.class),
              fields.codes("purposes", Purpose.class));
      case RESTRICTION -> Restriction.of(fields);
      case EPISODE -> {
        fields.code("episode", Confidential.class);
        yield new Episode(Selection.of(fields));
      }
      case PREFERENCE -> Preference.of(fields);
      case MARK -> new Marked(fields.code("mark", Mark.class));
    };
  }

  /** PR-06. */
  record Representative(
      Person person,
      Basis basis,
      Set<Scope> scope,
      boolean documented,
      boolean springs,
      @Nullable LocalDate sprungOn)
      implements Content {

    static Representative of(Fields fields) {
      Basis basis = fields.code("basis", Basis.class);
      Set<Scope> scope = fields.codes("scope", Scope.class);
      if (scope.isEmpty()) {
        throw new Refusal("record-field-missing", "scope");
      }
      boolean documented = fields.text("document_hash").isPresent();
      if (documented) {
        if (!fields.must("document_hash").matches("[0-9a-f]{64}")) {
          throw new Refusal("record-field-unreadable", "document_hash");
        }
        fields.must("document_seen_by");
        fields.mustDate("document_seen_on");
      }
      return new Representative(
          Person.of(fields),
          basis,
          scope,
          documented,
          fields.yes("springs"),
          fields.date("sprung_on"));
    }

    /** The paper is there, and what it waits for has happened. */
    boolean stands(LocalDate today) {
      boolean sprung = !springs || (sprungOn != null && !sprungOn.isAfter(today));
      return (documented || !basis.needsDocument()) && sprung;
    }
  }

  /** PR-08. */
  record Agreement(Person person, Set<Scope> scope) implements Content {
    static Agreement of(Fields fields) {
      Set<Scope> scope = fields.codes("scope", Scope.class);
      if (scope.isEmpty()) {
        throw new Refusal("record-field-missing", "scope");
      }
      if (!Scope.INVOLVED.containsAll(scope)) {
        throw new Refusal("record-scope-too-wide");
      }
      fields.code("manner", Manner.class);
      fields.yes("code_word");
      return new Agreement(Person.of(fields), scope);
    }
  }

  /** How an agreement came about; the words used stay in the note of the call. */
  enum Manner {
    AGREED,
    WRITTEN,
    INFERRED
  }

  /** An objection (PR-08) or an order about custody (SC-05): this person hears nothing. */
  record Refused(Person person) implements Content {}

  /** PR-09: a person, numbers, or both. Why is for nurse and privacy officer only. */
  record Endangerment(@Nullable Person person, Set<String> numbers) implements Content {
    static Endangerment of(Fields fields) {
      Person person = fields.text("family").isPresent() ? Person.of(fields) : null;
      Set<String> numbers = fields.numbers("numbers");
      if (person == null && numbers.isEmpty()) {
        throw new Refusal("record-field-missing", "family");
      }
      return new Endangerment(person, numbers);
    }
  }

  /** PR-07. */
  record Deceased(LocalDate on) implements Content {}

  /** PR-17. */
  record Authorization(
      String recipient, Relationship recipientIs, Set<Section> sections, boolean complete)
      implements Content {

    /** What the paper has to say besides (164.508(c)(2)). */
    enum Statement {
      REVOCATION,
      CONDITIONS,
      REDISCLOSURE
    }

    static Authorization of(Fields fields) {
      Set<Section> sections = fields.codes("sections", Section.class);
      Set<Statement> statements = fields.codes("statements", Statement.class);
      LocalDate signed = fields.date("signed_on");
      fields.yes("marketing");
      fields.yes("sale");
      boolean complete =
          signed != null
              && !sections.isEmpty()
              && statements.containsAll(EnumSet.allOf(Statement.class))
              && fields.text("description").isPresent()
              && fields.text("discloser").isPresent()
              && fields.text("purpose").isPresent()
              && fields.text("signer").isPresent();
      return new Authorization(
          fields.must("recipient"),
          fields.code("recipient_is", Relationship.class),
          sections,
          complete);
    }
  }

  /** What a consent of 42 CFR part 2 is for (SC-02). */
  enum Covering {
    TREATMENT_PAYMENT_OPERATIONS,
    COUNSELLING_NOTES,
    PROCEEDINGS
  }

  /** Nobody named in it means no recipient: a consent covers what it says. */
  record Consent(Covering covering, Set<Relationship> recipients, Set<Purpose> purposes)
      implements Content {
    boolean covers(Relationship recipient, Purpose purpose) {
      return covering == Covering.TREATMENT_PAYMENT_OPERATIONS
          && recipients.contains(recipient)
          && (purposes.isEmpty() || purposes.contains(purpose));
    }
  }

  /** PR-10 and PR-11. Empty sets mean every recipient but the patient, and every purpose. */
  record Restriction(
      Selection what,
      Set<Relationship> recipients,
      Set<Purpose> purposes,
      boolean selfPaid,
      @Nullable Person recipient)
      implements Content {
    static Restriction of(Fields fields) {
      boolean named = fields.text("family").isPresent();
      return new Restriction(
          Selection.of(fields),
          fields.codes("recipients", Relationship.class),
          fields.codes("purposes", Purpose.class),
          fields.yes("self_paid"),
          named ? Person.of(fields) : null);
    }

    boolean binds(Relationship who, @Nullable Person hearer, Purpose purpose, Dossier dossier) {
      if (who == Relationship.SELF) {
        return false;
      }
      // Whose name we do not know may be the one that is meant.
      boolean person = recipient == null || hearer == null || dossier.same(recipient, hearer);
      return person
          && (recipients.isEmpty() || recipients.contains(who))
          && (purposes.isEmpty() || purposes.contains(purpose));
    }
  }

  /** Why an episode is kept from parents (SC-05). */
  enum Confidential {
    MINOR_CONSENTED,
    COURT,
    PARENT_AGREED
  }

  record Episode(Selection what) implements Content {}

  /** PR-12, one number. */
  record Preference(
      String number,
      boolean only,
      boolean allowed,
      MessageLevel message,
      @Nullable LocalTime hoursFrom,
      @Nullable LocalTime hoursTo,
      @Nullable String language)
      implements Content {
    static Preference of(Fields fields) {
      Set<String> numbers = fields.numbers("number");
      if (numbers.size() != 1) {
        throw new Refusal("record-field-missing", "number");
      }
      boolean allowed = fields.text("allowed").isEmpty() || fields.yes("allowed");
      boolean only = fields.yes("only");
      if (only && !allowed) {
        throw new Refusal("record-field-unreadable", "only");
      }
      String language = fields.text("language").orElse(null);
      if (language != null && !language.matches("en|es")) {
        throw new Refusal("record-field-unreadable", "language");
      }
      return new Preference(
          numbers.iterator().next(),
          only,
          allowed,
          fields.code("message", MessageLevel.class),
          fields.time("hours_from"),
          fields.time("hours_to"),
          language);
    }

    /** Hours may go past midnight. */
    boolean at(LocalTime now) {
      LocalTime from = hoursFrom == null ? LocalTime.MIN : hoursFrom;
      LocalTime to = hoursTo == null ? LocalTime.MAX : hoursTo;
      return from.isAfter(to)
          ? !now.isBefore(from) || now.isBefore(to)
          : !now.isBefore(from) && now.isBefore(to);
    }
  }

  enum Mark {
    VIP,
    EMPLOYEE,
    /** A minor who is treated as of age. */
    EMANCIPATED
  }

  record Marked(Mark mark) implements Content {}
}
