package org.veriline.testing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.veriline.ivr.Caller;
import org.veriline.ivr.Prompt;

/** A caller who keys in turn what it was given, then nothing, and remembers what it heard. */
public final class ScriptedCaller implements Caller {
  private static final int CODE = 6;

  private final Deque<String> keys = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private final Runnable meanwhile;

  public ScriptedCaller(String... keys) {
    this(() -> {}, keys);
  }

  /**
   * A caller before whose every answer something happens.
   *
   * @param meanwhile what happens elsewhere while the caller is asked
   */
  public ScriptedCaller(Runnable meanwhile, String... keys) {
    this.keys.addAll(List.of(keys));
    this.meanwhile = meanwhile;
  }

  @Override
  public void play(List<Prompt> prompts) {
    prompts.forEach(prompt -> heard.add(prompt.name()));
  }

  @Override
  public String askDigits(List<Prompt> prompts, int most, Duration patience) {
    play(prompts);
    meanwhile.run();
    return keys.isEmpty() ? "" : keys.pop();
  }

  @Override
  public void speak(String language) {}

  public List<String> heard() {
    return List.copyOf(heard);
  }

  /** The digits between the words, the first time they were said. */
  public String code() {
    return heard.stream()
        .filter(word -> word.matches("[0-9]"))
        .limit(CODE)
        .collect(Collectors.joining());
  }
}
