package org.veriline.audit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Settings;
import org.veriline.platform.Vault;

/** Evidence that could not be written, sealed, one row a line, until it can be. */
@ApplicationScoped
public class AuditSpool {
  private static final String WHAT = "audit-spool";

  @Inject Settings settings;
  @Inject Vault vault;

  private Path file = Path.of("");

  @PostConstruct
  synchronized void open() {
    file = settings.state().resolve("audit-spool-" + settings.node());
  }

  synchronized void keep(List<AuditRow> rows) {
    StringBuilder lines = new StringBuilder();
    for (AuditRow row : rows) {
      byte[] sealed = vault.seal(json(row).getBytes(StandardCharsets.UTF_8), WHAT);
      lines.append(Base64.getEncoder().encodeToString(sealed)).append('\n');
    }
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    } catch (IOException full) {
      throw new UncheckedIOException("evidence cannot even be kept aside", full);
    }
  }

  synchronized List<AuditRow> kept() {
    try {
      List<AuditRow> rows = new ArrayList<>();
      for (String line : lines()) {
        byte[] open = vault.open(Base64.getDecoder().decode(line), WHAT);
        rows.add(row(new String(open, StandardCharsets.UTF_8)));
      }
      return rows;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("evidence that was kept aside cannot be read", unreadable);
    }
  }

  /** The first so many are rows now. */
  synchronized void forget(int rows) {
    try {
      List<String> rest = lines().subList(rows, lines().size());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.write(fresh, rest, StandardCharsets.US_ASCII);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException full) {
      throw new UncheckedIOException("evidence that was kept aside stays there", full);
    }
  }

  private List<String> lines() throws IOException {
    return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.US_ASCII) : List.of();
  }

  private static String json(AuditRow row) {
    JsonArrayBuilder columns = Json.createArrayBuilder().add(row.at().toString());
    for (@Nullable String column : row.columns()) {
      if (column == null) {
        columns.addNull();
      } else {
        columns.add(column);
      }
    }
    return columns.build().toString();
  }

  private static AuditRow row(String json) {
    List<@Nullable String> texts = new ArrayList<>();
    try (var reader = Json.createReader(new StringReader(json))) {
      for (JsonValue value : reader.readArray()) {
        texts.add(value instanceof JsonString text ? text.getString() : null);
      }
    }
    String at = String.valueOf(texts.remove(0));
    return new AuditRow(texts, LocalDateTime.parse(at));
  }
}
