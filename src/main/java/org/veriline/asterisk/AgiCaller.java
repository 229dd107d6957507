package org.veriline.asterisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.asteriskjava.manager.action.AgiAction;
import org.veriline.ivr.Caller;
import org.veriline.ivr.Prompt;

/**
 * A caller whose channel waits in AGI(agi:async). Before each prompt the dialplan's dead-man timer
 * is set to the prompt's length and five seconds: should we die, the caller goes on without us.
 */
final class AgiCaller implements Caller {
  private static final Pattern RESULT = Pattern.compile("result=([0-9*#-]*)");
  private static final Duration SPARE = Duration.ofSeconds(5);
  private static final Duration LENGTH_UNKNOWN = Duration.ofSeconds(15);
  private static final String SOUNDS = "/etc/asterisk/site/sounds/";

  /** 8,000 samples of two bytes: how the prompts are kept. */
  private static final long BYTES_PER_SECOND = 16_000;

  private final AmiLink link;
  private final String channel;
  private final Path sounds;
  private final AtomicInteger commands = new AtomicInteger();
  private final Map<String, CompletableFuture<String>> awaited = new ConcurrentHashMap<>();
  private volatile boolean gone;
  private String language = "en";

  AgiCaller(AmiLink link, String channel, Path sounds) {
    this.link = link;
    this.channel = channel;
    this.sounds = sounds;
  }

  @Override
  public void play(List<Prompt> prompts) {
    for (Prompt prompt : recorded(prompts)) {
      Duration limit = length(prompt).plus(SPARE);
      deadMan(limit);
      command("STREAM FILE " + path(prompt) + " \"\"", limit);
    }
  }

  /** GET DATA takes one file: what precedes it is streamed, and a key there is the answer. */
  @Override
  public String askDigits(List<Prompt> prompts, int most, Duration patience) {
    List<Prompt> known = recorded(prompts);
    if (known.isEmpty()) {
      return "";
    }
    for (Prompt prompt : known.subList(0, known.size() - 1)) {
      Duration limit = length(prompt).plus(SPARE);
      deadMan(limit);
      int key =
          Integer.parseInt(command("STREAM FILE " + path(prompt) + " \"0123456789*#\"", limit));
      if (key > 0) {
        return String.valueOf((char) key);
      }
    }
    Prompt last = known.get(known.size() - 1);
    // The patience begins anew with each digit.
    Duration limit = length(last).plus(patience.multipliedBy(most + 1L)).plus(SPARE);
    deadMan(limit);
    return command("GET DATA " + path(last) + " " + patience.toMillis() + " " + most, limit);
  }

  @Override
  public void speak(String chosen) {
    language = chosen;
    set("CHANNEL(language)", chosen);
    set("VL_LANGUAGE", chosen);
  }

  void set(String variable, String value) {
    command("SET VARIABLE " + variable + " " + value, SPARE);
  }

  /** Gives the channel back to the dialplan. */
  void release() {
    link.sendLater(new AgiAction(channel, "ASYNCAGI BREAK", "break"), this::gone);
  }

  private void deadMan(Duration limit) {
    link.sendLater(
        new AgiAction(channel, "SET VARIABLE TIMEOUT(absolute) " + limit.toSeconds(), "timer"),
        this::gone);
  }

  private String command(String command, Duration limit) {
    String id = String.valueOf(commands.incrementAndGet());
    CompletableFuture<String> result = new CompletableFuture<>();
    awaited.put(id, result);
    if (gone) {
      throw new Gone("hung up");
    }
    try {
      link.sendLater(new AgiAction(channel, command, id), this::gone);
      return digits(result.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
      throw new Gone("we stop");
    } catch (ExecutionException | TimeoutException lost) {
      throw new Gone("no answer");
    } finally {
      awaited.remove(id);
    }
  }

  private static String digits(String answer) {
    Matcher result = RESULT.matcher(answer);
    if (!answer.startsWith("200") || !result.find() || result.group(1).equals("-1")) {
      throw new Gone("hung up");
    }
    return result.group(1);
  }

  /** Asterisk has done a command. */
  void done(String command, String answer) {
    CompletableFuture<String> result = awaited.get(command);
    if (result != null) {
      result.complete(answer);
    }
  }

  /** The channel left AGI, or we lost Asterisk. */
  void gone() {
    gone = true;
    awaited.values().forEach(result -> result.completeExceptionally(new Gone("hung up")));
  }

  /** A queue without a recorded label is still offered by its digit. */
  private List<Prompt> recorded(List<Prompt> prompts) {
    return prompts.stream()
        .filter(prompt -> prompt.spokenDigit() || Files.exists(file(prompt)))
        .toList();
  }

  private Path file(Prompt prompt) {
    String spoken = prompt.language() == null ? language : prompt.language();
    return sounds.resolve(spoken).resolve(prompt.name() + ".wav");
  }

  private String path(Prompt prompt) {
    if (prompt.spokenDigit()) {
      return "digits/" + prompt.name();
    }
    return prompt.language() == null
        ? SOUNDS + prompt.name()
        : SOUNDS + prompt.language() + "/" + prompt.name();
  }

  private Duration length(Prompt prompt) {
    if (prompt.spokenDigit()) {
      return Duration.ofSeconds(1);
    }
    try {
      long bytes = Files.size(file(prompt));
      return Duration.ofSeconds(1 + bytes / BYTES_PER_SECOND);
    } catch (IOException unknown) {
      return LENGTH_UNKNOWN;
    }
  }
}
