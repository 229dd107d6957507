package org.veriline.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

/** Lines on letter pages, one under the other; unsigned. */
public final class Paper implements AutoCloseable {
  public static final float BODY = 10.5f;
  public static final float TITLE = 16;

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float MARGIN = 56;

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private @Nullable PDPageContentStream page;
  private float y;

  /** Begins with the title, which is also the document's. */
  public Paper(String title, Locale locale) throws IOException {
    try (InputStream file = PDDocument.class.getResourceAsStream(FONT)) {
      if (file == null) {
        throw new IOException("no font in the library");
      }
      font = PDType0Font.load(document, file);
    }
    document.getDocumentInformation().setTitle(title);
    document.getDocumentCatalog().setLanguage(locale.getLanguage());
    line(title, TITLE);
    gap();
  }

  public void gap() {
    y -= BODY;
  }

  public void line(String text) throws IOException {
    line(text, BODY);
  }

  /** As many lines as it takes. */
  public void line(String text, float size) throws IOException {
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

  /** The finished file; nothing can be added after it. */
  public byte[] bytes() throws IOException {
    close(page);
    page = null;
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
