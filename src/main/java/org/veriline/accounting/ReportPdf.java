package org.veriline.accounting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Messages;

/** The report on paper, in the patient's language; unsigned. */
final class ReportPdf implements AutoCloseable {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float MARGIN = 56;
  private static final float BODY = 10.5f;
  private static final float TITLE = 16;

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private final Locale locale;
  private final DateTimeFormatter day;
  private @Nullable PDPageContentStream page;
  private float y;

  private ReportPdf(Locale locale, ZoneId zone) throws IOException {
    this.locale = locale;
    this.day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(zone);
    try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
      if (file == null) {
        throw new IOException("no font in the library");
      }
      font = PDType0Font.load(document, file);
    }
  }

  static byte[] of(Head head, List<Entry> entries, Locale locale, ZoneId zone) {
    try (ReportPdf pdf = new ReportPdf(locale, zone)) {
      pdf.head(head);
      for (Entry entry : entries) {
        pdf.entry(entry);
      }
      return pdf.bytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void head(Head head) throws IOException {
    line(text("title"), TITLE);
    gap();
    for (String line : head.addressee().lines().toList()) {
      line(line, BODY);
    }
    gap();
    line(text("patient", head.patient()), BODY);
    line(text("period", date(head.from()), date(head.made())), BODY);
    line(text("made", date(head.made()), head.madeByName(), head.id()), BODY);
    line(text(head.free() ? "free" : "fee"), BODY);
    line(text("count", head.entries()), BODY);
    gap();
    if (head.entries() == 0) {
      line(text("none"), BODY);
    }
  }

  private void entry(Entry entry) throws IOException {
    line(date(entry.at()) + "  " + entry.recipient(), BODY + 1);
    line(text("address", entry.address()), BODY);
    line(text("what", entry.description()), BODY);
    line(text("why", entry.purpose()), BODY);
    gap();
  }

  private String text(String key, Object... arguments) {
    return Messages.text(locale, "accounting.pdf." + key, arguments);
  }

  private String date(Instant at) {
    return day.format(at);
  }

  private void gap() {
    y -= BODY;
  }

  private void line(String text, float size) throws IOException {
    for (String part : wrapped(printable(text), size)) {
      if (page == null || y < MARGIN + size) {
        turn();
      }
      y -= size * 1.4f;
      PDPageContentStream out = turned();
      out.beginText();
      out.setFont(font, size);
      out.newLineAtOffset(MARGIN, y);
      out.showText(part);
      out.endText();
    }
  }

  private void turn() throws IOException {
    close(page);
    PDPage next = new PDPage(PDRectangle.LETTER);
    document.addPage(next);
    page = new PDPageContentStream(document, next);
    y = PDRectangle.LETTER.getHeight() - MARGIN;
  }

  private PDPageContentStream turned() {
    PDPageContentStream now = page;
    if (now == null) {
      throw new IllegalStateException("no page");
    }
    return now;
  }

  private List<String> wrapped(String text, float size) throws IOException {
    float width = PDRectangle.LETTER.getWidth() - 2 * MARGIN;
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > width) {
        lines.add(line.toString());
        line = new StringBuilder(word);
      } else {
        line = new StringBuilder(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** What the font has no picture for is printed as a question mark, and no report fails for it. */
  private String printable(String text) {
    StringBuilder fit = new StringBuilder();
    text.codePoints()
        .map(code -> Character.isISOControl(code) ? ' ' : code)
        .mapToObj(Character::toString)
        .forEach(sign -> fit.append(known(sign) ? sign : "?"));
    return fit.toString();
  }

  private boolean known(String sign) {
    try {
      return font.encode(sign).length > 0;
    } catch (IOException | IllegalArgumentException unknown) {
      return false;
    }
  }

  private byte[] bytes() throws IOException {
    close(page);
    page = null;
    document.getDocumentInformation().setTitle(text("title"));
    document.getDocumentCatalog().setLanguage(locale.getLanguage());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static void close(@Nullable PDPageContentStream stream) throws IOException {
    if (stream != null) {
      stream.close();
    }
  }

  @Override
  public void close() throws IOException {
    close(page);
    document.close();
  }
}
