package org.veriline.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The secrets this process was given, one file each. They are read when asked for, never kept. */
public record Credentials(Path directory) {

  public String text(String name) {
    try {
      return Files.readString(directory.resolve(name), StandardCharsets.UTF_8).strip();
    } catch (IOException missing) {
      throw new UncheckedIOException("cannot read the credential " + name, missing);
    }
  }
}
