package org.veriline.script;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.veriline.decision.Level;

/**
 * Reads what a script lets people say, and refuses what gives an identifier away before the caller
 * has proven to know it (VP-04). A placeholder is a cue for the person who speaks; one that nobody
 * knows is refused.
 */
public final class WordingLint {

  /** What is wrong with a sentence. */
  public enum Rule {
    PLACEHOLDER_UNKNOWN,
    /** A placeholder of a value on file, below V2. */
    PLACEHOLDER_TOO_EARLY,
    /** A date, a number or a name stands in the sentence itself; wording is for every caller. */
    VALUE,
    /** The sentence says what the caller should say. */
    READ_BACK,
    /** The sentence helps the caller to guess: how it begins or ends. */
    COACHING,
    /** The sentence tells whether a record exists or is locked. */
    EXISTENCE,
    /** A row says it, and nobody ever wrote it. */
    NO_WORDS,
    /** Own words in one language, the product's in the other. */
    ONE_LANGUAGE
  }

  /**
   * @param language {@code en} or {@code es}
   */
  public record Finding(Rule rule, String language, String saying) {}

  private static final int TEXT = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern PLACEHOLDER =
      Pattern.compile("[$#]?\\{([^}]*)}|<([^>]*)>|\\[([^]]*)]|%(\\d+\\$)?[sd]");

  /** What may be said to anybody. */
  private static final Set<String> PUBLIC =
      Set.of("agent", "clinic", "clinic-number", "reference", "hours");

  /** The person we call: without the name nobody can be asked for (12.4 step 1, 12.5 row 6). */
  private static final String ADDRESSEE = "addressee";

  private static final Set<ScriptKind> ADDRESSING = Set.of(ScriptKind.OUT_RESULT, ScriptKind.MSG);

  /** Values on file: from V2 on. */
  private static final Set<String> ON_FILE =
      Set.of(
          "name",
          "birth-date",
          "record-number",
          "member-number",
          "phone",
          "email",
          "address",
          "appointment",
          "provider",
          "medication",
          "refill",
          "visit",
          "result",
          "balance",
          "claim");

  private static final String THING =
      "(full name|first name|last name|name|date of birth|birth ?date|birthday|address|e-?mail"
          + "|phone|telephone|(record |member |claim |phone )?number|pass-?phrase|pin|code"
          + "|doctor|appointment)";
  private static final String COSA =
      "(nombre( completo)?|apellidos?|fecha de nacimiento|cumpleaños|dirección|correo|teléfono"
          + "|número( de (expediente|socio|teléfono))?|contraseña|clave|código|médico|cita)";
  private static final String MONTH =
      "(january|february|march|april|may|june|july|august|september|october|november|december)";
  private static final String MES =
      "(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre"
          + "|diciembre)";

  private static final List<Pattern> VALUES =
      List.of(
          Pattern.compile("\\b\\d{1,4}[/.-]\\d{1,2}[/.-]\\d{1,4}\\b"),
          Pattern.compile("\\b" + MONTH + "\\s+\\d{1,2}\\b", TEXT),
          Pattern.compile("\\b\\d{1,2}\\s+de\\s+" + MES + "\\b", TEXT),
          Pattern.compile("\\b(19|20)\\d\\d\\b"),
          Pattern.compile("\\d([\\s().-]?\\d){3,}"),
          Pattern.compile("\\b(Mr|Mrs|Ms|Miss|Dr|Sr|Sra|Srta|Doña)\\.?\\s+\\p{Lu}"));

  private static final List<Pattern> READ_BACK =
      List.of(
          any("\\b(your|his|her|their|the patient.s)\\s+" + THING + "\\s+(is|was|reads|has)\\b"),
          any("(?<!\\b(what|which|where|when) )\\bis\\s+your\\s+" + THING + "\\s+(?!and\\b)\\w"),
          any("\\bborn\\s+(on|in)\\b"),
          any(
              "\\b(am i speaking|do i speak|are you|is this)\\s+(with\\s+|to\\s+)?(mr|mrs|ms|dr)\\b"),
          any("\\bi\\s+(have|see|show)\\s+(you|your)\\b.*\\b(as|down|listed|here|file)\\b"),
          any("\\b(so|did you say|you said|you are)\\s+[{<\\[]"),
          any("\\b(su|el)\\s+" + COSA + "\\s+(es|era|termina|empieza)\\b"),
          any("(?<!\\b(cuál|cual|qué|que) )\\bes\\s+su\\s+" + COSA + "\\s+(?!y\\b)\\p{L}"),
          any("\\bnaci(ó|o|da|do)\\s+(el|en)\\b"),
          any("\\b(hablo con|es usted|es)\\s+(el señor|la señora|don|doña)\\b"),
          any("\\b(lo|la|le)\\s+(tengo|veo)\\s+(como|aquí|registrad)"));

  private static final List<Pattern> COACHING =
      List.of(
          any("\\b(begins?|beginning|starts?|starting|ends?|ending)\\s+(with|in|on)\\b"),
          any("\\b(ends?|ending)\\s+(\\d|[{<\\[])"),
          any("\\blast\\s+(two|three|four|\\d)(\\s+digits)?\\s+(are|is)\\b"),
          any("\\b(empiezan?|comienzan?)\\s+(con|por|en)\\b"),
          any("\\b(terminan?|acaban?)\\s+(en|con)\\b"),
          any("\\b(últim[oa]s)\\s+(dos|tres|cuatro|\\d)(\\s+(cifras|dígitos|números))?\\s+son\\b"),
          any("\\b(not quite|close|almost right|try (again )?with)\\b"),
          any("\\b(casi|por poco)\\b"));

  private static final List<Pattern> EXISTENCE =
      List.of(
          any("\\b(you are|you're|(s)?he is|they are)\\s+(not\\s+)?(a|our)\\s+patient\\b"),
          any("\\bno\\s+(such\\s+)?(record|patient|file|match)\\b"),
          any(
              "\\b(can ?not|can't|could not|do not|don't)\\s+(find|see|have)\\s+(you|your|a|any|that)"
                  + "\\b.*\\b(record|patient|file|name|system)\\b"),
          any("\\b(record|account|file)\\s+is\\s+(locked|blocked|restricted)\\b"),
          any("\\b(found|have)\\s+(you|your (record|file))\\s+(in|on)\\b"),
          any("\\b(usted\\s+)?(no\\s+)?es\\s+paciente\\s+(nuestr|de aquí)"),
          any(
              "\\bno\\s+(hay|existe|encuentro|encontré|tengo|veo)\\b.*\\b(expediente|paciente"
                  + "|ficha|registro)\\b"),
          any("\\b(expediente|ficha|cuenta|registro)\\s+está\\s+(bloquead|restringid)"));

  private WordingLint() {}

  private static Pattern any(String regex) {
    return Pattern.compile(regex, TEXT);
  }

  /**
   * Everything that is wrong with a script's wording.
   *
   * @param own the version's own sentences by language and saying
   * @param product the product's sentences by language and saying
   */
  public static List<Finding> of(
      VerificationScript script,
      Map<String, Map<String, String>> own,
      Map<String, Map<String, String>> product) {
    Set<Finding> findings = new LinkedHashSet<>();
    Set<String> sayings = new TreeSet<>();
    script.rows().forEach(row -> sayings.add(row.saying()));
    own.values().forEach(words -> sayings.addAll(words.keySet()));
    for (String saying : sayings) {
      Level level = earliest(script, saying);
      Set<String> written = new TreeSet<>();
      for (String language : new TreeSet<>(product.keySet())) {
        String mine = own.getOrDefault(language, Map.of()).get(saying);
        String said = mine != null ? mine : product.getOrDefault(language, Map.of()).get(saying);
        if (mine != null) {
          written.add(language);
        }
        if (said == null || said.isBlank()) {
          findings.add(new Finding(Rule.NO_WORDS, language, saying));
        } else {
          read(said, script.kind(), level)
              .forEach(rule -> findings.add(new Finding(rule, language, saying)));
        }
      }
      if (written.size() == 1 && product.size() > 1) {
        findings.add(new Finding(Rule.ONE_LANGUAGE, written.iterator().next(), saying));
      }
    }
    return List.copyOf(findings);
  }

  /** The lowest level at which it is said; what no row says is asked on the way, from V0 on. */
  static Level earliest(VerificationScript script, String saying) {
    return script.rows().stream()
        .filter(row -> row.saying().equals(saying))
        .filter(row -> !saying.equals(ScriptRow.DEFAULT.saying()))
        .map(ScriptRow::level)
        .min(Level::compareTo)
        .orElse(Level.V0);
  }

  /** What is wrong with one sentence that is said at this level. */
  public static List<Rule> read(String sentence, ScriptKind kind, Level level) {
    List<Rule> rules = new ArrayList<>();
    boolean early = !level.atLeast(Level.V2);
    placeholders(sentence)
        .forEach(
            name -> {
              boolean addressed = name.equals(ADDRESSEE) && ADDRESSING.contains(kind);
              if (ON_FILE.contains(name)) {
                add(rules, early, Rule.PLACEHOLDER_TOO_EARLY);
              } else {
                add(rules, !addressed && !PUBLIC.contains(name), Rule.PLACEHOLDER_UNKNOWN);
              }
            });
    add(rules, finds(VALUES, sentence), Rule.VALUE);
    add(rules, early && finds(READ_BACK, sentence), Rule.READ_BACK);
    add(rules, early && finds(COACHING, sentence), Rule.COACHING);
    add(rules, early && finds(EXISTENCE, sentence), Rule.EXISTENCE);
    return rules;
  }

  private static List<String> placeholders(String sentence) {
    List<String> names = new ArrayList<>();
    Matcher found = PLACEHOLDER.matcher(sentence);
    while (found.find()) {
      String name = "";
      for (int group = 1; group <= 3; group++) {
        name = found.group(group) == null ? name : found.group(group);
      }
      names.add(name.strip().toLowerCase(Locale.ROOT).replace(' ', '-'));
    }
    return names;
  }

  private static void add(Collection<Rule> rules, boolean wrong, Rule rule) {
    if (wrong && !rules.contains(rule)) {
      rules.add(rule);
    }
  }

  private static boolean finds(List<Pattern> patterns, String sentence) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(sentence).find());
  }
}
