package org.veriline.console.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.primefaces.model.LazyDataModel;
import org.veriline.access.Users;
import org.veriline.console.Paged;
import org.veriline.platform.Refusal;
import org.veriline.privacy.DisclosureRow;
import org.veriline.privacy.Register;
import org.veriline.privacy.Register.Question;

/** The register: what was shown and said, to whom, on which call, and why it was allowed. */
@Named
@ViewScoped
public class DisclosuresPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  @Inject Register register;
  @Inject Users users;

  private String userName = "";
  private String patient = "";
  private String call = "";
  private @Nullable LocalDate day;
  private Question question = Question.ALL;
  private LazyDataModel<DisclosureRow> rows = new Paged<>((first, size) -> List.of(), () -> 0);
  private final Map<String, String> names = new HashMap<>();

  @PostConstruct
  void begin() {
    rows = new Paged<>(this::read, () -> register.count(question));
  }

  public void find() {
    String agent = "";
    if (!userName.isBlank()) {
      agent = users.idOf(userName).orElseThrow(() -> new Refusal("user-unknown"));
    }
    question = new Question(agent, patient, call, day);
  }

  private List<DisclosureRow> read(int first, int size) {
    List<DisclosureRow> page = register.page(question, first, size);
    names.putAll(users.names(page.stream().map(DisclosureRow::agent).collect(Collectors.toSet())));
    return page;
  }

  public LazyDataModel<DisclosureRow> getRows() {
    return rows;
  }

  public String nameOf(String agent) {
    return names.getOrDefault(agent, agent);
  }

  public String time(Instant at) {
    return TIME.format(at.atZone(ZoneOffset.UTC));
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

  public @Nullable LocalDate getDay() {
    return day;
  }

  public void setDay(@Nullable LocalDate day) {
    this.day = day;
  }
}
