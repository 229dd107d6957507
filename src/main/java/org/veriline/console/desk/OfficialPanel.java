package org.veriline.console.desk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.veriline.official.Caller;
import org.veriline.official.OfficialRequests;
import org.veriline.official.Said;
import org.veriline.official.Topic;

/**
 * An official or a stranger asks about a patient: who they are and why, for the officer (PR-19).
 */
@Named
@ViewScoped
public class OfficialPanel implements Serializable {
  private static final long serialVersionUID = 1L;

  @Inject Now now;
  @Inject OfficialRequests requests;

  private boolean shown;
  private boolean saved;
  private Caller caller = Caller.OFFICIAL;
  private Topic topic = Topic.WHETHER_A_PATIENT;
  private String name = "";
  private String agency = "";
  private String badge = "";
  private String matter = "";
  private String number = "";
  private String nature = "";

  public void show() {
    shown = !shown;
    saved = false;
  }

  /** The script has asked who calls: that much is in the register at once. */
  void called(String who, String organisation, String callBack) {
    forget();
    name = who;
    agency = organisation;
    number = callBack;
    record();
    shown = true;
  }

  /** What is written stays on the screen: more may be said, and is the same request. */
  public void save() {
    record();
    saved = true;
  }

  private void record() {
    requests.record(
        now.mustTalk(), caller, topic, new Said(name, agency, badge, matter, number, nature));
  }

  private void forget() {
    caller = Caller.OFFICIAL;
    topic = Topic.WHETHER_A_PATIENT;
    name = "";
    agency = "";
    badge = "";
    matter = "";
    number = "";
    nature = "";
    saved = false;
  }

  /** What was typed ends with the call. */
  public boolean isShown() {
    if (now.call().isEmpty()) {
      shown = false;
      forget();
    }
    return shown;
  }

  public boolean isSaved() {
    return saved;
  }

  public List<Caller> getCallers() {
    return Arrays.asList(Caller.values());
  }

  public List<Topic> getTopics() {
    return Arrays.asList(Topic.values());
  }

  public Caller getCaller() {
    return caller;
  }

  public void setCaller(Caller caller) {
    this.caller = caller;
  }

  public Topic getTopic() {
    return topic;
  }

  public void setTopic(Topic topic) {
    this.topic = topic;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getAgency() {
    return agency;
  }

  public void setAgency(String agency) {
    this.agency = agency;
  }

  public String getBadge() {
    return badge;
  }

  public void setBadge(String badge) {
    this.badge = badge;
  }

  public String getMatter() {
    return matter;
  }

  public void setMatter(String matter) {
    this.matter = matter;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public String getNature() {
    return nature;
  }

  public void setNature(String nature) {
    this.nature = nature;
  }
}
