package org.veriline.ivr;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Messages;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;

/**
 * The sounds callers hear, as files that the switch plays also without us. A machine reads them
 * until a person's recording takes their place; beside a machine's sound lies {@code NAME.machine}.
 */
@ApplicationScoped
public class Recordings {
  private static final String KEY = "prompt.";

  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Settings settings;

  /** How a prompt is spoken now. */
  public enum Voice {
    MACHINE,
    PERSON,
    MISSING
  }

  /** One prompt in one language with its wording. */
  public record Row(String name, String language, String wording, Voice voice) {}

  @RequiresPermissions("config:ivr")
  public List<Row> list() {
    List<Row> rows = new ArrayList<>();
    for (String key : Messages.keys(Locale.ENGLISH, KEY)) {
      for (Locale language : Messages.LANGUAGES) {
        String name = key.substring(KEY.length());
        rows.add(
            new Row(
                name,
                language.getLanguage(),
                Messages.text(language, key),
                voice(name, language.getLanguage())));
      }
    }
    return rows;
  }

  private Voice voice(String name, String language) {
    Path sound = sound(name, language);
    if (!Files.exists(sound)) {
      return Voice.MISSING;
    }
    return Files.exists(mark(sound)) ? Voice.MACHINE : Voice.PERSON;
  }

  /** Puts a person's recording in place of what is heard now; the next caller hears it. */
  @RequiresPermissions("config:ivr")
  @Transactional
  public void replace(String name, String language, byte[] wave) {
    boolean known =
        list().stream().anyMatch(row -> row.name().equals(name) && row.language().equals(language));
    if (!known) {
      throw new Refusal("prompt-unknown");
    }
    Recording.check(name, wave);
    audit.write(
        AuditEvent.by(actors.current())
            .action(Action.CFG_CHANGE)
            .object("prompt/" + language + "/" + name)
            .build());
    Path sound = sound(name, language);
    try {
      Path aside = sound.resolveSibling(name + ".wav.new");
      Files.write(aside, wave);
      Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-rw-r--"));
      Files.move(aside, sound, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Files.deleteIfExists(mark(sound));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private Path sound(String name, String language) {
    return settings.voice().resolve("sounds").resolve(language).resolve(name + ".wav");
  }

  private static Path mark(Path sound) {
    return sound.resolveSibling(sound.getFileName().toString().replaceAll("wav$", "machine"));
  }
}
