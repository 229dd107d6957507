package org.veriline.console.privacy;

import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.platform.Refusal;

/** What the privacy officer asks for: a person, a patient, a call, a day. */
public abstract class SearchPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  @Inject Users users;

  private String userName = "";
  private String patient = "";
  private String call = "";
  private @Nullable LocalDate day;
  private final Map<String, String> names = new HashMap<>();

  /** Whose user name was typed, or nothing. */
  String person() {
    return userName.isBlank()
        ? ""
        : users.idOf(userName).orElseThrow(() -> new Refusal("user-unknown"));
  }

  void learnNames(Collection<String> ids) {
    names.putAll(users.names(ids));
  }

  public String nameOf(String id) {
    return names.getOrDefault(id, id);
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
