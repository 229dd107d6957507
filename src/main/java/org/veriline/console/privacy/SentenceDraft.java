package org.veriline.console.privacy;

import java.io.Serializable;
import java.util.Map;
import org.veriline.script.ProductWords;

/** What the agent says in both languages; blank means in the product's words. */
public class SentenceDraft implements Serializable {
  private static final long serialVersionUID = 1L;
  private final String saying;
  private String english;
  private String spanish;

  SentenceDraft(String saying, String english, String spanish) {
    this.saying = saying;
    this.english = english;
    this.spanish = spanish;
  }

  public String getSaying() {
    return saying;
  }

  public String getProductEnglish() {
    return ProductWords.SENTENCES.getOrDefault("en", Map.of()).getOrDefault(saying, "");
  }

  public String getProductSpanish() {
    return ProductWords.SENTENCES.getOrDefault("es", Map.of()).getOrDefault(saying, "");
  }

  public String getEnglish() {
    return english;
  }

  public void setEnglish(String english) {
    this.english = english;
  }

  public String getSpanish() {
    return spanish;
  }

  public void setSpanish(String spanish) {
    this.spanish = spanish;
  }
}
