package org.veriline.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.accounting.Accountings;
import org.veriline.patient.DemoPopulation;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.PatientImport;
import org.veriline.patient.Patients;
import org.veriline.privacy.PreferredLanguages.Written;
import org.veriline.testing.InPayara;
import org.veriline.testing.ThrowawayMariaDb;

/** Mateo's record asks for Spanish, Ingrid's for English. */
class LettersIT extends InPayara {
  private static final Locale SPANISH = Locale.forLanguageTag("es");
  private static boolean imported;

  @Inject Accountings accountings;
  @Inject Letters letters;
  @Inject PatientImport imports;
  @Inject Patients patients;
  @Inject RightsRequests requests;

  private final Actor officer = someone(Role.PRIVACY_OFFICER);

  @BeforeEach
  void patientsAreThere() throws IOException {
    if (!imported) {
      try (InputStream in = DemoPopulation.file()) {
        imports.runAs(Actor.SYSTEM, in, ImportFormat.NDJSON, bytes -> {});
      }
      imported = true;
    }
  }

  private String patient(String record, LocalDate born) {
    return patients.byRecord(record, born).orElseThrow().value();
  }

  private String mateo() {
    return patient("MSC-20528", LocalDate.of(1989, 1, 17));
  }

  private String ingrid() {
    return patient("MSC-20491", LocalDate.of(1971, 7, 29));
  }

  private String opened(RightsKind kind) {
    return as(
        officer,
        () ->
            requests.openWithoutCall(
                new RightsRequests.Wish(
                    kind, Scope.RESULTS, Form.PAPER, Delivery.MAIL, false, "Invented words")));
  }

  private String of(String patient, RightsKind kind) {
    String id = opened(kind);
    as(officer, () -> requests.complete(id, Identity.LETTER, patient));
    return id;
  }

  private static String paper(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private String letter(String id, Locale language) throws IOException {
    Letter letter = as(officer, () -> letters.write(id, "Somebody\n1 Invented Road"));
    assertEquals(language, letter.language());
    String paper = paper(letter.pdf());
    assertTrue(paper.contains("Somebody 1 Invented Road") && paper.contains(id), paper);
    return paper;
  }

  private static long n(String sql) throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** What other tests told about these patients is no matter here. */
  private static void nothingWaitsToBeEntered() throws SQLException {
    try (Connection root = ThrowawayMariaDb.asRoot(databaseUrl());
        Statement statement = root.createStatement()) {
      statement.execute("delete from disclosure where exemption = 'ACCOUNTABLE'");
      statement.execute("delete from accountable_due");
    }
  }

  private static void holds(String paper, String... parts) {
    for (String part : parts) {
      assertTrue(paper.contains(part), () -> part + " is not in: " + paper);
    }
  }

  @Test
  void denialIsWrittenInSpanishWhereTheRecordAsksForItWithEveryRight() throws Exception {
    String id = of(mateo(), RightsKind.AMENDMENT);
    assertEquals(new Written(SPANISH, true), as(officer, () -> letters.language(id)));
    as(
        officer,
        () -> requests.deny(id, DenialReason.ACCURATE_AND_COMPLETE, "La nota dice lo que pasó."));
    String paper = letter(id, SPANISH);
    holds(
        paper,
        "No podemos conceder su solicitud",
        "La nota dice lo que pasó.",
        "declaración escrita de desacuerdo",
        "Oficina de Derechos Civiles");
    assertFalse(paper.contains("equest") || paper.contains("You may"), paper);
    assertEquals(
        1,
        n(
            "select count(*) from audit_event where action = 'PHI.VIEW' and reason = 'letter-es'"
                + " and object = 'rights-request/"
                + id
                + "'"));
  }

  @Test
  void sameLetterIsInEnglishForWhoseRecordAsksForIt() throws Exception {
    String id = of(ingrid(), RightsKind.ACCESS);
    assertEquals(new Written(Locale.ENGLISH, true), as(officer, () -> letters.language(id)));
    as(officer, () -> requests.deny(id, DenialReason.ENDANGERS_OTHER, "A nurse looked at it."));
    String paper = letter(id, Locale.ENGLISH);
    holds(
        paper,
        "We cannot grant your request",
        "Endangers somebody else",
        "A nurse looked at it.",
        "reviewed by a licensed health care professional",
        "Office for Civil Rights");
    assertFalse(paper.contains("statement of disagreement"), paper);
  }

  @Test
  void receiptExtensionAndFulfilmentEachHaveTheirLetter() throws Exception {
    String id = of(mateo(), RightsKind.ACCESS);
    holds(letter(id, SPANISH), "Hemos recibido su solicitud", "a más tardar el");
    as(officer, () -> requests.extend(id, "El archivo está en otro edificio."));
    holds(
        letter(id, SPANISH),
        "Necesitamos más tiempo",
        "El archivo está en otro edificio.",
        "a más tardar el");
    as(officer, () -> requests.fulfil(id, "Copia entregada el lunes."));
    holds(letter(id, SPANISH), "Su solicitud ha sido atendida", "Copia entregada el lunes.");
  }

  @Test
  void whileNobodyKnowsWhoAskedTheLetterIsInEnglishAndSaysSo() throws Exception {
    String id = opened(RightsKind.ACCESS);
    assertEquals(Written.UNKNOWN, as(officer, () -> letters.language(id)));
    holds(letter(id, Locale.ENGLISH), "We have received your request");
  }

  @Test
  void accountingIsInTheLanguageOfTheRecordUnlessAnotherIsAskedFor() throws Exception {
    String mateo = mateo();
    nothingWaitsToBeEntered();
    assertEquals(new Written(SPANISH, true), as(officer, () -> accountings.language(mateo)));
    holds(
        paper(as(officer, () -> accountings.make(mateo, "x", null)).pdf()),
        "Referencia del paciente");
    holds(
        paper(as(officer, () -> accountings.make(mateo, "x", Locale.ENGLISH)).pdf()),
        "Patient reference");
    holds(
        paper(as(officer, () -> accountings.make(ingrid(), "x", null)).pdf()), "Patient reference");
  }

  @Test
  void onlyWhoDecidesWritesLetters() {
    String id = opened(RightsKind.ACCESS);
    for (Role role : Role.values()) {
      if (role != Role.PRIVACY_OFFICER) {
        turnedAway(someone(role), () -> letters.write(id, "x"));
        turnedAway(someone(role), () -> letters.language(id));
      }
    }
  }
}
