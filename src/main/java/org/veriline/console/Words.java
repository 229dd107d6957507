package org.veriline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.veriline.platform.Messages;

/** Makes {@code #{m['desk.title']}} the text in the reader's language. */
@Named("m")
@RequestScoped
public class Words extends AbstractMap<String, String> {
  @Inject Me me;

  @Override
  public String get(Object key) {
    return Messages.text(me.getLocale(), String.valueOf(key));
  }

  @Override
  public boolean containsKey(Object key) {
    return Messages.find(me.getLocale(), String.valueOf(key)).isPresent();
  }

  /** A text with gaps: {@code #{m.with('desk.waiting', 3)}}. */
  public String with(String key, Object argument) {
    return Messages.text(me.getLocale(), key, argument);
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return Set.of();
  }
}
