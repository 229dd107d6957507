package org.veriline.corpus;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Invented patients for the corpora: the same seed gives the same people. Given names are common,
 * because nicknames have to be; surnames are put together from syllables and belong to nobody.
 */
final class Population {
  private static final String[][] GIVEN = {
    {"Katherine", "Kathryn"}, {"Elizabeth", "Liz"}, {"Margaret", "Maggie"}, {"William", "Bill"},
    {"Robert", "Bob"}, {"Michael", "Mike"}, {"Joseph", "Joe"}, {"Daniel", "Dan"},
    {"Gregory", "Greg"}, {"Deborah", "Debra"}, {"Leonard", "Len"}, {"Matthew", "Matt"},
    {"Jennifer", "Jen"}, {"Samuel", "Sam"}, {"Theodore", "Ted"}, {"Victoria", "Vicky"},
    {"Ingrid", "Ingrid"}, {"Odette", "Odette"}, {"Fergus", "Fergus"}, {"Priya", "Priya"},
    {"Kwame", "Kwame"}, {"Yusuf", "Yusuf"}, {"Zofia", "Zofia"}, {"Soren", "Soren"}
  };
  private static final String[][] SPANISH_GIVEN = {
    {"José", "Pepe"}, {"Francisco", "Paco"}, {"María", "María"}, {"Guadalupe", "Lupe"},
    {"Ángel", "Ángel"}, {"Sofía", "Sofía"}, {"Andrés", "Andrés"}, {"Belén", "Belén"},
    {"Iñigo", "Iñigo"}, {"Mercedes", "Mercedes"}, {"Raúl", "Raúl"}, {"Inés", "Inés"}
  };
  private static final String[] FIRST = {
    "Bram", "Cald", "Dorn", "Fenn", "Gar", "Hollen", "Inver", "Kess", "Lang", "Mar", "Norr",
    "Oster", "Pell", "Quar", "Ross", "Stav", "Thorn", "Ulver", "Vant", "Wyck"
  };
  private static final String[] LAST = {
    "bury", "croft", "dale", "eby", "ford", "gate", "hurst", "ington", "kamp", "lund", "mere",
    "ness", "quist", "rigg", "stad", "thwaite", "vik", "wold", "worth", "zak"
  };
  private static final String[] SPANISH_FIRST = {
    "Alba", "Bení", "Carra", "Echa", "Gálve", "Ibá", "Mondra", "Nuñe", "Peñal", "Sotoma"
  };
  private static final String[] SPANISH_LAST = {"rín", "tez", "vides", "yor", "ñero", "gón"};
  private static final String[] STREETS = {
    "Alder Lane", "Birch Road", "Cedar Court", "Dogwood Way"
  };

  private static final String VISIT = "185349003";

  private final List<String> doctors;
  private final List<Invented> patients;

  Population(long seed, int count, LocalDate today) {
    Random random = new Random(seed);
    doctors = new ArrayList<>();
    while (doctors.size() < 30) {
      String name =
          "Doc" + pick(FIRST, random).toLowerCase(java.util.Locale.ROOT) + pick(LAST, random);
      if (!doctors.contains(name)) {
        doctors.add(name);
      }
    }
    patients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      patients.add(invent(i, random, today));
    }
  }

  List<Invented> patients() {
    return patients;
  }

  /** What the clinic's own web page says: a pretext caller has read it. */
  List<String> doctors() {
    return doctors;
  }

  private Invented invent(int number, Random random, LocalDate today) {
    boolean spanish = random.nextInt(4) == 0;
    String[] name = spanish ? pick(SPANISH_GIVEN, random) : pick(GIVEN, random);
    List<String> given = new ArrayList<>(List.of(name[0]));
    if (random.nextInt(3) == 0) {
      given.add(spanish ? pick(SPANISH_GIVEN, random)[0] : pick(GIVEN, random)[0]);
    }
    String family =
        spanish
            ? spanishFamily(random) + (random.nextInt(2) == 0 ? " " + spanishFamily(random) : "")
            : pick(FIRST, random) + pick(LAST, random);
    Map<String, String> answers = new HashMap<>();
    answers.put("visit-month", month(today, 1 + random.nextInt(18)));
    answers.put("visit-provider", pick(doctors.toArray(String[]::new), random));
    answers.put("vaccine-month", month(today, 1 + random.nextInt(24)));
    answers.put("prescription-month", month(today, 1 + random.nextInt(18)));
    if (random.nextInt(2) == 0) {
      answers.put("appointment-date", today.plusDays(3 + random.nextInt(180)).toString());
    }
    return new Invented(
        number,
        given,
        family,
        name[1],
        LocalDate.of(1932, 1, 1).plusDays(random.nextInt(26_000)),
        "+1212555%04d".formatted(1000 + number % 9000),
        (1 + random.nextInt(400)) + " " + pick(STREETS, random),
        "%04d".formatted(random.nextInt(10_000)),
        "CRP-" + (100_000 + random.nextInt(900_000)) + number,
        "CM" + (1_000_000 + random.nextInt(9_000_000)) + number % 10,
        "CC" + (1_000_000 + random.nextInt(9_000_000)) + number % 10,
        "8%06d%03d".formatted(random.nextInt(1_000_000), number % 1000),
        spanish,
        Map.copyOf(answers));
  }

  private static String spanishFamily(Random random) {
    return pick(SPANISH_FIRST, random) + pick(SPANISH_LAST, random);
  }

  private static String month(LocalDate today, int ago) {
    return today.minusMonths(ago).toString().substring(0, 7);
  }

  static <T> T pick(T[] from, Random random) {
    return from[random.nextInt(from.length)];
  }

  /** One bundle a line, as the import reads them. */
  InputStream ndjson() {
    StringBuilder lines = new StringBuilder();
    patients.forEach(patient -> lines.append(bundle(patient)).append('\n'));
    return new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String bundle(Invented it) {
    String id = "corpus-" + it.number();
    List<String> entries = new ArrayList<>();
    entries.add(
        "{\"resourceType\":\"Patient\",\"id\":\"%s\",\"identifier\":[%s,%s,{\"system\":\"urn:veriline:keypad\",\"value\":\"%s\"}],\"name\":[{\"use\":\"official\",\"family\":\"%s\",\"given\":[\"%s\"]}],\"telecom\":[{\"system\":\"phone\",\"value\":\"%s\",\"period\":{\"start\":\"2015-01-01\"}}],\"birthDate\":\"%s\",\"address\":[{\"line\":[\"%s\"],\"city\":\"Maplewood\"}]}"
            .formatted(
                id,
                identifier("MR", it.recordNumber()),
                identifier("MB", it.memberNumber()),
                it.keypadNumber(),
                it.family(),
                String.join("\",\"", it.given()),
                it.phone(),
                it.birthDate(),
                it.address()));
    entries.add(
        "{\"resourceType\":\"Practitioner\",\"id\":\"%s-doc\",\"name\":[{\"family\":\"%s\",\"given\":[\"Alma\"]}]}"
            .formatted(id, it.answers().get("visit-provider")));
    entries.add(
        "{\"resourceType\":\"Encounter\",\"id\":\"%1$s-v\",\"status\":\"finished\",\"class\":{\"code\":\"AMB\"},\"type\":[{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"%2$s\"}],\"text\":\"Check-up\"}],\"subject\":{\"reference\":\"Patient/%1$s\"},\"participant\":[{\"individual\":{\"reference\":\"Practitioner/%1$s-doc\"}}],\"period\":{\"start\":\"%3$s-10\"}}"
            .formatted(id, VISIT, it.answers().get("visit-month")));
    entries.add(
        "{\"resourceType\":\"MedicationRequest\",\"id\":\"%1$s-m\",\"status\":\"active\",\"intent\":\"order\",\"medicationCodeableConcept\":{\"coding\":[{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"314076\"}],\"text\":\"Lisinopril\"},\"subject\":{\"reference\":\"Patient/%1$s\"},\"authoredOn\":\"%2$s-10\"}"
            .formatted(id, it.answers().get("prescription-month")));
    entries.add(
        "{\"resourceType\":\"Immunization\",\"id\":\"%1$s-i\",\"status\":\"completed\",\"vaccineCode\":{\"coding\":[{\"system\":\"http://hl7.org/fhir/sid/cvx\",\"code\":\"140\"}],\"text\":\"Influenza vaccine\"},\"patient\":{\"reference\":\"Patient/%1$s\"},\"occurrenceDateTime\":\"%2$s-10\"}"
            .formatted(id, it.answers().get("vaccine-month")));
    entries.add(
        "{\"resourceType\":\"Claim\",\"id\":\"%1$s-c\",\"identifier\":[{\"system\":\"urn:veriline:demo:claim\",\"value\":\"%2$s\"}],\"status\":\"active\",\"type\":{\"text\":\"Professional\"},\"use\":\"claim\",\"patient\":{\"reference\":\"Patient/%1$s\"},\"created\":\"%3$s-10\"}"
            .formatted(id, it.claimNumber(), it.answers().get("visit-month")));
    String appointment = it.answers().get("appointment-date");
    if (appointment != null) {
      entries.add(
          "{\"resourceType\":\"Appointment\",\"id\":\"%1$s-a\",\"status\":\"booked\",\"serviceType\":[{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"408663003\"}],\"text\":\"General practice\"}],\"start\":\"%2$sT14:00:00Z\",\"end\":\"%2$sT14:30:00Z\",\"participant\":[{\"actor\":{\"reference\":\"Patient/%1$s\"},\"status\":\"accepted\"}]}"
              .formatted(id, appointment));
    }
    StringBuilder bundle =
        new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
    for (int i = 0; i < entries.size(); i++) {
      String resource = entries.get(i);
      String type = resource.substring(17, resource.indexOf('"', 17));
      bundle
          .append(i == 0 ? "" : ",")
          .append("{\"fullUrl\":\"urn:veriline:demo:")
          .append(type)
          .append(id)
          .append(i)
          .append("\",\"resource\":")
          .append(resource)
          .append('}');
    }
    return bundle.append("]}").toString();
  }

  private static String identifier(String type, String value) {
    return "{\"type\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v2-0203\",\"code\":\"%1$s\"}]},\"system\":\"urn:veriline:corpus:%1$s\",\"value\":\"%2$s\"}"
        .formatted(type, value);
  }
}
