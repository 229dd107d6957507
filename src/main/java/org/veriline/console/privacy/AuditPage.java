package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.LazyDataModel;
import org.veriline.audit.Action;
import org.veriline.audit.Anchors;
import org.veriline.audit.AuditSearch;
import org.veriline.audit.AuditSearch.Question;
import org.veriline.audit.AuditVerification;
import org.veriline.audit.AuditWalk;
import org.veriline.audit.Evidence;
import org.veriline.console.Paged;

/** The audit viewer: who did what to whose record, on which call, on which day. */
@Named
@ViewScoped
public class AuditPage extends SearchPage {
  private static final long serialVersionUID = 1L;

  @Inject AuditSearch search;
  @Inject AuditVerification verification;
  @Inject AuditWalk walk;
  @Inject Anchors anchors;

  private String action = "";
  private Question question = Question.ALL;
  private LazyDataModel<Evidence> lines = new Paged<>((first, size) -> List.of(), () -> 0);

  @PostConstruct
  void begin() {
    lines = new Paged<>(this::read, () -> search.count(question));
  }

  public void find() {
    question = new Question(person(), getPatient(), getCall(), action, getDay());
  }

  private List<Evidence> read(int first, int size) {
    List<Evidence> page = search.page(question, first, size);
    learnNames(page.stream().map(Evidence::actor).collect(Collectors.toSet()));
    return page;
  }

  public LazyDataModel<Evidence> getLines() {
    return lines;
  }

  public List<String> getActions() {
    return Arrays.stream(Action.values()).map(Action::text).toList();
  }

  public AuditVerification.@Nullable Last getVerified() {
    return verification.last().orElse(null);
  }

  public AuditWalk.@Nullable Progress getWalk() {
    return walk.progress().orElse(null);
  }

  public String getWalked() {
    AuditWalk.Progress now = getWalk();
    return now == null ? "" : now.checkpoint() + "/" + now.of();
  }

  public String taken(Anchors.Delivered last) {
    return last.destination() + ", " + last.number() + ", " + time(last.at());
  }

  /** What each receiver outside has; none when nothing leaves the machine. */
  public List<Anchors.Delivered> getAnchors() {
    return anchors.delivered();
  }

  public String getAction() {
    return action;
  }

  /** From a list Faces gives null for its empty entry, whatever it does with empty fields. */
  public void setAction(@Nullable String action) {
    this.action = action == null ? "" : action;
  }
}
