package org.veriline.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.veriline.decision.Purpose;
import org.veriline.decision.Relationship;

class ExemptionTest {

  @ParameterizedTest
  @CsvSource({
    "SELF, PATIENT_REQUEST, INDIVIDUAL",
    "PERSREP, TREATMENT, INDIVIDUAL",
    "INVOLVED, PAYMENT, INVOLVED",
    "PROVIDER, TREATMENT, TPO",
    "PHARMACY, EMERGENCY, TPO",
    "PAYER, PAYMENT, TPO",
    "PAYER, PATIENT_REQUEST, ACCOUNTABLE",
    "PAYER, AUTHORIZATION, AUTHORIZATION",
    "PROVIDER, BREAK_GLASS, ACCOUNTABLE",
    "OFFICIAL, AUTHORIZATION, AUTHORIZATION",
    "SELF, REQUIRED_BY_LAW, ACCOUNTABLE",
  })
  void disclosureIsExemptAsTheRuleSays(Relationship to, Purpose why, Exemption expected) {
    assertEquals(expected, Exemption.of(to, why));
  }

  @ParameterizedTest
  @EnumSource(value = Purpose.class, names = "AUTHORIZATION", mode = EnumSource.Mode.EXCLUDE)
  void officialsAndStrangersAreAlwaysAccountedFor(Purpose why) {
    assertEquals(Exemption.ACCOUNTABLE, Exemption.of(Relationship.OFFICIAL, why));
    assertEquals(Exemption.ACCOUNTABLE, Exemption.of(Relationship.UNKNOWN, why));
  }

  @Test
  void migrationGivesOldEntriesTheSameCodes() throws IOException {
    String sql =
        Files.readString(Path.of("src/main/resources/db/migration/V20261124_662__accounting.sql"));
    for (Exemption code : Exemption.values()) {
      assertEquals(true, sql.contains("'" + code + "'"), code.name());
    }
  }
}
