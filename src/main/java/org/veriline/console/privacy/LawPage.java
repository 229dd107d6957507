package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.veriline.law.LawPackRow;
import org.veriline.law.LawPacks;
import org.veriline.law.Rules;

/** The law pack and all that came before it; the next one is written here and approved by two. */
@Named
@ViewScoped
public class LawPage extends SearchPage {
  private static final long serialVersionUID = 1L;

  @Inject LawPacks packs;

  private String siteState = "";
  private String rules = "";
  private String source = "";
  private @Nullable LocalDate checkedOn;
  private boolean counselApproved;

  /** The next version begins as the one in force. */
  @PostConstruct
  void begin() {
    LawPackRow now = packs.now();
    siteState = now.siteState();
    rules = now.rules();
    source = now.source();
    checkedOn = now.checkedOn();
    counselApproved = now.counselApproved();
  }

  public void propose() {
    packs.propose(
        new LawPacks.Wish(
            siteState,
            Rules.read(rules),
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

  public List<String> lines(LawPackRow row) {
    return row.rules().lines().toList();
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

  public String getRules() {
    return rules;
  }

  public void setRules(String rules) {
    this.rules = rules;
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
