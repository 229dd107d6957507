package org.veriline.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.audit.WhoSaw.Question;
import org.veriline.audit.WhoSaw.Sight;
import org.veriline.platform.Messages;
import org.veriline.report.Cells;
import org.veriline.report.Paper;

/**
 * One answer, first as CSV, page by page, then on paper. Paper is made in memory, so it holds the
 * newest lines only and names the CSV that holds all, by its hash.
 */
final class WhoSawReport {
  static final int ON_PAPER = 2000;
  private static final int PAGE = 500;

  private final String id;
  private final String madeBy;
  private final Instant made;
  private final Question question;
  private final Locale language;
  private final WhoSaw whoSaw;
  private final Users users;
  private final Map<String, String> names = new HashMap<>();
  private final List<Sight> first = new ArrayList<>();
  private long count;
  private String hash = "";

  WhoSawReport(
      String id,
      String madeBy,
      Instant made,
      Question question,
      Locale language,
      WhoSaw whoSaw,
      Users users) {
    this.id = id;
    this.madeBy = madeBy;
    this.made = made;
    this.question = question;
    this.language = language;
    this.whoSaw = whoSaw;
    this.users = users;
  }

  String id() {
    return id;
  }

  void csv(OutputStream to) throws IOException {
    DigestOutputStream hashed = new DigestOutputStream(to, sha256());
    Writer text = new OutputStreamWriter(hashed, StandardCharsets.UTF_8);
    CSVPrinter out = new CSVPrinter(text, CSVFormat.RFC4180);
    out.printRecord(
        "report",
        "time",
        "person",
        "name",
        "action",
        "outcome",
        "class",
        "object",
        "level",
        "purpose",
        "relationship",
        "row",
        "reason",
        "patient",
        "call");
    List<Sight> page = whoSaw.behind(question, null, PAGE);
    while (!page.isEmpty()) {
      learnNames(page.stream().map(it -> it.seen().actor()).collect(Collectors.toSet()));
      for (Sight sight : page) {
        line(out, sight);
      }
      page = whoSaw.behind(question, page.get(page.size() - 1), PAGE);
    }
    out.flush();
    hash = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
  }

  private void line(CSVPrinter out, Sight sight) throws IOException {
    out.printRecord(
        id,
        sight.seen().at(),
        sight.seen().actor(),
        Cells.safe(nameOf(sight.seen().actor())),
        sight.seen().action(),
        sight.seen().outcome(),
        sight.seen().dataClass(),
        sight.seen().object(),
        sight.seen().level(),
        sight.seen().purpose(),
        sight.seen().relationship(),
        sight.row(),
        sight.seen().reason(),
        sight.seen().patient(),
        sight.seen().call());
    count++;
    if (first.size() < ON_PAPER) {
      first.add(sight);
    }
  }

  /** After the CSV. */
  byte[] pdf() throws IOException {
    learnNames(Set.of(question.actor()));
    try (Paper paper = new Paper(text("title"), language)) {
      if (!question.patient().isBlank()) {
        paper.line(text("patient", question.patient()));
      }
      if (!question.actor().isBlank()) {
        paper.line(text("person", nameOf(question.actor()), question.actor()));
      }
      paper.line(text("period", question.from().toString(), question.until().toString()));
      paper.line(text("made", made.toString(), madeBy, id));
      paper.line(text("count", count));
      paper.line(text("csv", hash));
      if (count > first.size()) {
        paper.line(text("more", first.size()));
      }
      paper.gap();
      for (Sight sight : first) {
        paper.line(sight.seen().at() + "  " + nameOf(sight.seen().actor()));
        paper.line(
            codes(
                sight.seen().action(),
                sight.seen().outcome(),
                sight.seen().dataClass(),
                sight.seen().object()));
        paper.line(
            text(
                "why",
                codes(
                    sight.seen().level(),
                    sight.seen().purpose(),
                    sight.seen().relationship(),
                    sight.row(),
                    sight.seen().reason())));
        paper.line(text("whom", codes(sight.seen().patient()), codes(sight.seen().call())));
        paper.gap();
      }
      return paper.bytes();
    }
  }

  private static String codes(@Nullable String... codes) {
    String all = Stream.of(codes).filter(Objects::nonNull).collect(Collectors.joining(" "));
    return all.isEmpty() ? "–" : all;
  }

  private void learnNames(Set<String> people) {
    names.putAll(
        users.names(
            people.stream().filter(it -> !it.isBlank() && !names.containsKey(it)).toList()));
  }

  private String nameOf(String person) {
    return names.getOrDefault(person, person);
  }

  private String text(String key, Object... arguments) {
    return Messages.text(language, "privacy.who-saw.pdf." + key, arguments);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never);
    }
  }
}
