package org.veriline.console.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.veriline.official.OfficialRequests;
import org.veriline.official.OfficialRequests.Words;

/** What an official said, for one request only; that it was read is written. */
@Named
@RequestScoped
public class OfficialReading {
  @Inject OfficialRequests requests;

  private @Nullable Words words;

  public void read(String id) {
    words = requests.words(id);
  }

  public @Nullable Words getWords() {
    return words;
  }
}
