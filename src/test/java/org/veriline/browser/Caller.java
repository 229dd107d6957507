package org.veriline.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A patient on the telephone, played by the lab carrier through {@code appliance/call}. */
final class Caller {
  private static final List<Caller> CALLING = new CopyOnWriteArrayList<>();
  static final int RATE = 16_000;

  private final Process process;
  private final List<String> said = new CopyOnWriteArrayList<>();

  private Caller(Process process) {
    this.process = process;
    Thread reader = new Thread(this::read, "caller");
    reader.setDaemon(true);
    reader.start();
  }

  /** Calls the clinic, asks for general questions, and stays on the line until {@link #hangUp}. */
  static Caller calls(String... more) {
    List<String> how = new ArrayList<>(List.of("--language", "en", "--queue", "1"));
    how.addAll(List.of(more));
    Caller caller = new Caller(Appliance.start("call", how.toArray(String[]::new)));
    CALLING.add(caller);
    return caller;
  }

  /** Calls and, once in the queue, sends a steady tone; returns when it does. */
  static Caller callsWithTone(int hertz) {
    Caller caller = calls("--tone", String.valueOf(hertz));
    CallBrowserIT.until(
        () -> caller.said.stream().anyMatch(line -> line.contains("sends")), "the tone begins");
    return caller;
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines.lines().forEach(said::add);
    } catch (IOException | UncheckedIOException ended) {
      said.add("(no more lines)");
    }
  }

  boolean onTheLine() {
    return process.isAlive();
  }

  /** What the command printed so far: what the caller heard and pressed. */
  List<String> lines() {
    return new ArrayList<>(said);
  }

  /**
   * How much of the tone the caller has heard, in the loudest second of the carrier's recording.
   */
  double heard(int hertz) {
    try {
      return Sound.shareOf(hertz, Files.readAllBytes(recording()), RATE);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** The same of the last two seconds. */
  double hears(int hertz) {
    try {
      byte[] all = Files.readAllBytes(recording());
      return Sound.shareOf(
          hertz, Arrays.copyOfRange(all, Math.max(0, all.length - 4 * RATE), all.length), RATE);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private Path recording() {
    String id =
        said.stream()
            .filter(line -> line.startsWith("id "))
            .map(line -> line.substring(3).strip())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no id in " + said));
    return Appliance.recordings().resolve(id + "-heard.sln16");
  }

  void hangUp() {
    CALLING.remove(this);
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static void hangUpAll() {
    CALLING.forEach(Caller::hangUp);
  }

  @Override
  public String toString() {
    return String.join("\n", said);
  }
}
