package org.veriline.console.privacy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.veriline.accounting.Basis;

/** What the officer types on the page of the accounting, for one request. */
public class AccountingForm {
  private String patient = "";
  private String recipient = "";
  private String address = "";
  private String description = "";
  private String purpose = "";
  private String source = "";
  private String official = "";
  private String addressee = "";
  private String language = "";
  private Basis basis = Basis.REQUIRED_BY_LAW;
  private @Nullable LocalDate day;
  private @Nullable LocalDate until;
  private boolean inWriting;

  void clear() {
    recipient = "";
    address = "";
    description = "";
    purpose = "";
    source = "";
  }

  public String getPatient() {
    return patient;
  }

  public void setPatient(String patient) {
    this.patient = patient;
  }

  public String getRecipient() {
    return recipient;
  }

  public void setRecipient(String recipient) {
    this.recipient = recipient;
  }

  public String getAddress() {
    return address;
  }

  public void setAddress(String address) {
    this.address = address;
  }

  public String getDescription() {
    return description;
  }

  public void setDescription(String description) {
    this.description = description;
  }

  public String getPurpose() {
    return purpose;
  }

  public void setPurpose(String purpose) {
    this.purpose = purpose;
  }

  public String getSource() {
    return source;
  }

  public void setSource(String source) {
    this.source = source;
  }

  public String getOfficial() {
    return official;
  }

  public void setOfficial(String official) {
    this.official = official;
  }

  public String getAddressee() {
    return addressee;
  }

  public void setAddressee(String addressee) {
    this.addressee = addressee;
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(String language) {
    this.language = language;
  }

  public Basis getBasis() {
    return basis;
  }

  public void setBasis(Basis basis) {
    this.basis = basis;
  }

  public @Nullable LocalDate getDay() {
    return day;
  }

  public void setDay(@Nullable LocalDate day) {
    this.day = day;
  }

  public @Nullable LocalDate getUntil() {
    return until;
  }

  public void setUntil(@Nullable LocalDate until) {
    this.until = until;
  }

  public boolean isInWriting() {
    return inWriting;
  }

  public void setInWriting(boolean inWriting) {
    this.inWriting = inWriting;
  }
}
