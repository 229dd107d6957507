package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.veriline.console.Words;
import org.veriline.decision.Relationship;
import org.veriline.law.LawPackRow;
import org.veriline.law.LawPacks;
import org.veriline.law.Rules;
import org.veriline.patient.Tag;

/** The law pack and all that came before it; the next one is written here and approved by two. */
@Named
@ViewScoped
public class LawPage extends SearchPage {
  private static final long serialVersionUID = 1L;

  @Inject LawPacks packs;
  @Inject Words words;

  private String siteState = "";
  private final List<Kept> kept = new ArrayList<>();
  private String source = "";
  private @Nullable LocalDate checkedOn;
  private boolean counselApproved;

  /** One line of the form: from whom else this is kept. */
  public static final class Kept implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Tag tag;
    private List<String> from;

    Kept(Tag tag, Set<Relationship> from) {
      this.tag = tag;
      this.from = from.stream().map(Relationship::name).toList();
    }

    public Tag getTag() {
      return tag;
    }

    public List<String> getFrom() {
      return from;
    }

    public void setFrom(List<String> from) {
      this.from = List.copyOf(from);
    }

    Set<Relationship> relations() {
      return from.stream().map(Relationship::valueOf).collect(Collectors.toSet());
    }
  }

  /** The next version begins as the one in force. */
  @PostConstruct
  void begin() {
    LawPackRow now = packs.now();
    siteState = now.siteState();
    for (Tag tag : Tag.values()) {
      kept.add(new Kept(tag, now.rules().others(tag)));
    }
    source = now.source();
    checkedOn = now.checkedOn();
    counselApproved = now.counselApproved();
  }

  public void propose() {
    packs.propose(
        new LawPacks.Wish(
            siteState,
            Rules.alsoFor(kept.stream().collect(Collectors.toMap(Kept::getTag, Kept::relations))),
            source,
            Objects.requireNonNullElse(checkedOn, LocalDate.MAX),
            counselApproved));
  }

  public void approve(int number) {
    packs.approve(number);
  }

  public void reject(int number) {
    packs.reject(number);
  }

  public List<LawPackRow> getRows() {
    List<LawPackRow> rows = packs.all();
    learnNames(
        rows.stream()
            .flatMap(
                row ->
                    Stream.concat(Stream.of(row.proposedBy()), Stream.ofNullable(row.decidedBy())))
            .collect(Collectors.toSet()));
    return rows;
  }

  /** In words: all of it from officials and strangers, and what from whom else. */
  public List<String> lines(LawPackRow row) {
    List<String> lines = new ArrayList<>(List.of(words.get("privacy.law.always")));
    for (Tag tag : Tag.values()) {
      Set<Relationship> others = row.rules().others(tag);
      if (!others.isEmpty()) {
        lines.add(
            words.get("privacy.law.tag." + tag)
                + ": "
                + others.stream()
                    .map(it -> words.get("privacy.relationship." + it))
                    .collect(Collectors.joining(", ")));
      }
    }
    return lines;
  }

  public Set<Relationship> getChoices() {
    return Rules.choices();
  }

  public List<Kept> getKept() {
    return kept;
  }

  public int getInForce() {
    return packs.now().number();
  }

  public String getSiteState() {
    return siteState;
  }

  public void setSiteState(String siteState) {
    this.siteState = siteState;
  }

  public String getSource() {
    return source;
  }

  public void setSource(String source) {
    this.source = source;
  }

  public @Nullable LocalDate getCheckedOn() {
    return checkedOn;
  }

  public void setCheckedOn(@Nullable LocalDate checkedOn) {
    this.checkedOn = checkedOn;
  }

  public boolean isCounselApproved() {
    return counselApproved;
  }

  public void setCounselApproved(boolean counselApproved) {
    this.counselApproved = counselApproved;
  }
}
