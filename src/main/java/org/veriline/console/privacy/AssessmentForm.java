package org.veriline.console.privacy;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.veriline.compliance.Assessment;
import org.veriline.compliance.Rating;

/** The four factors as an officer types them, until they are saved. */
public class AssessmentForm implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final List<String> FACTORS =
      List.of("nature", "recipient", "acquired", "mitigated");

  private final Map<String, String> ratings = new HashMap<>();
  private final Map<String, String> texts = new HashMap<>();
  private int persons = 1;
  private int inOneState;
  private boolean secured;

  Assessment assessment() {
    return new Assessment(
        rating("nature"),
        rating("recipient"),
        rating("acquired"),
        rating("mitigated"),
        FACTORS.stream().map(factor -> texts.getOrDefault(factor, "")).toList(),
        persons,
        inOneState,
        !secured);
  }

  private @Nullable Rating rating(String factor) {
    String chosen = ratings.get(factor);
    return chosen == null || chosen.isEmpty() ? null : Rating.valueOf(chosen);
  }

  void clear() {
    ratings.clear();
    texts.clear();
  }

  public List<String> getFactors() {
    return FACTORS;
  }

  public List<String> getChoices() {
    return Arrays.stream(Rating.values()).map(Rating::name).toList();
  }

  public Map<String, String> getRatings() {
    return ratings;
  }

  public Map<String, String> getTexts() {
    return texts;
  }

  public int getPersons() {
    return persons;
  }

  public void setPersons(int persons) {
    this.persons = persons;
  }

  public int getInOneState() {
    return inOneState;
  }

  public void setInOneState(int inOneState) {
    this.inOneState = inOneState;
  }

  public boolean isSecured() {
    return secured;
  }

  public void setSecured(boolean secured) {
    this.secured = secured;
  }
}
