package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.LazyDataModel;
import org.veriline.access.Users;
import org.veriline.audit.Action;
import org.veriline.audit.AuditSearch;
import org.veriline.audit.AuditSearch.Line;
import org.veriline.audit.AuditSearch.Question;
import org.veriline.audit.AuditVerification;
import org.veriline.console.Paged;
import org.veriline.platform.Refusal;

/** The audit viewer: who did what to whose record, on which call, on which day. */
@Named
@ViewScoped
public class AuditPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  @Inject AuditSearch search;
  @Inject AuditVerification verification;
  @Inject Users users;

  private String userName = "";
  private String patient = "";
  private String call = "";
  private String action = "";
  private @Nullable LocalDate day;
  private Question question = Question.ALL;
  private LazyDataModel<Line> lines = new Paged<>((first, size) -> List.of(), () -> 0);
  private final Map<String, String> names = new HashMap<>();

  @PostConstruct
  void begin() {
    lines = new Paged<>(this::read, () -> search.count(question));
  }

  public void find() {
    String actor = "";
    if (!userName.isBlank()) {
      actor = users.idOf(userName).orElseThrow(() -> new Refusal("user-unknown"));
    }
    question = new Question(actor, patient, call, action, day);
  }

  private List<Line> read(int first, int size) {
    List<Line> page = search.page(question, first, size);
    names.putAll(users.names(page.stream().map(Line::actor).collect(Collectors.toSet())));
    return page;
  }

  public LazyDataModel<Line> getLines() {
    return lines;
  }

  public String nameOf(String actor) {
    return names.getOrDefault(actor, actor);
  }

  public String time(Instant at) {
    return TIME.format(at.atZone(ZoneId.of("UTC")));
  }

  public List<String> getActions() {
    return Arrays.stream(Action.values()).map(Action::text).toList();
  }

  public AuditVerification.@Nullable Last getVerified() {
    return verification.last().orElse(null);
  }

  public String getUserName() {
    return userName;
  }

  public void setUserName(String userName) {
    this.userName = userName;
  }

  public String getPatient() {
    return patient;
  }

  public void setPatient(String patient) {
    this.patient = patient;
  }

  public String getCall() {
    return call;
  }

  public void setCall(String call) {
    this.call = call;
  }

  public String getAction() {
    return action;
  }

  public void setAction(String action) {
    this.action = action;
  }

  public @Nullable LocalDate getDay() {
    return day;
  }

  public void setDay(@Nullable LocalDate day) {
    this.day = day;
  }
}
