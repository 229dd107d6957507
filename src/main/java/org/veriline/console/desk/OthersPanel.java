package org.veriline.console.desk;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.veriline.authority.Scope;
import org.veriline.console.Me;
import org.veriline.organisation.OrganisationKind;
import org.veriline.organisation.OrganisationPurpose;
import org.veriline.platform.Refusal;
import org.veriline.verification.Kinship;
import org.veriline.verification.OtherParties;
import org.veriline.verification.OtherStep;
import org.veriline.verification.OtherView;
import org.veriline.verification.Party;
import org.veriline.verification.ScriptView;

/**
 * The questions for who calls for somebody else, one at a time as {@link ScriptPanel}. What is
 * typed is compared, and forgotten here at once.
 */
@Named
@ViewScoped
public class OthersPanel implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What a patient on the line may agree to that family and friends hear (PR-08). */
  private static final List<Scope> SCOPES = List.of(Scope.LOGISTICS, Scope.CLINICAL, Scope.BILLING);

  @Inject Me me;
  @Inject Now now;
  @Inject OfficialPanel official;
  @Inject OtherParties others;
  @Inject DeskPage page;
  @Inject ScriptPanel script;

  private String name = "";
  private String birthDate = "";
  private String number = "";
  private String organisation = "";
  private String role = "";
  private Kinship kinship = Kinship.CHILD;
  private OrganisationKind kind = OrganisationKind.PROVIDER;
  private Map<Scope, Boolean> scopes = new EnumMap<>(Scope.class);
  private boolean patientHere;
  private boolean whoAgain;

  /** Family, or one of the kinds of organisation. */
  public void begin(String who) {
    forget();
    if (who.equals(Party.REPRESENTATIVE.name())) {
      others.begin(now.mustTalk(), Party.REPRESENTATIVE);
    } else {
      kind = OrganisationKind.valueOf(who);
      others.begin(now.mustTalk(), Party.ORGANISATION);
    }
    page.redraw();
  }

  /** The caller turns out to be another; nothing changes before they say who. */
  public void askWho() {
    whoAgain = true;
    page.redraw();
  }

  /** What belongs to the question that is asked now. */
  public void answer() {
    try {
      send(now.other().orElseThrow(() -> new Refusal("no-question")).step());
      patientHere = false;
    } finally {
      forgetTyped();
      page.redraw();
    }
  }

  private void send(OtherStep step) {
    switch (step) {
      case CALLER -> others.caller(now.mustTalk(), name, kinship);
      case ORGANISATION -> organisation();
      case PATIENT -> others.patient(now.mustTalk(), me.getLocale(), name, birthDate);
      case OWN_BIRTH_DATE -> others.ownBirthDate(now.mustTalk(), me.getLocale(), birthDate);
      case AGREEMENT ->
          others.agrees(now.mustTalk(), me.getLocale(), name, birthDate, number, agreed());
      case REFERENCE -> others.reference(now.mustTalk(), number);
      default -> throw new Refusal("no-question");
    }
  }

  private void organisation() {
    String person = name.isBlank() ? "" : (name + ", " + role).strip();
    if (isCalledBack()) {
      others.personCalledBack(now.mustTalk(), person);
    } else {
      others.organisation(now.mustTalk(), kind, organisation, person, number);
      if (kind == OrganisationKind.OFFICIAL) {
        official.called(person, organisation, number);
      }
    }
  }

  private Set<Scope> agreed() {
    return SCOPES.stream()
        .filter(scope -> Boolean.TRUE.equals(scopes.get(scope)))
        .collect(Collectors.toSet());
  }

  /** The patient comes to the line: now they are asked themselves. */
  public void patientComes() {
    patientHere = true;
    page.redraw();
  }

  public void agreesNot() {
    others.agreesNot(now.mustTalk());
    patientHere = false;
    page.redraw();
  }

  public void incapacitated() {
    others.incapacitated(now.mustTalk());
    page.redraw();
  }

  public void refusesCallBack() {
    others.refusesCallBack(now.mustTalk());
    page.redraw();
  }

  /** Something a young patient may have arranged alone: the answer is the same for all. */
  public void minorsOwn() {
    others.asksMinorsOwn(now.mustTalk());
    page.redraw();
  }

  /** Family or a representative, in whichever script the call is. */
  public boolean isPerson() {
    return now.other().filter(view -> view.party() == Party.REPRESENTATIVE).isPresent();
  }

  public void purpose(String purpose) {
    others.purpose(now.mustTalk(), OrganisationPurpose.valueOf(purpose));
    page.redraw();
  }

  private void forget() {
    forgetTyped();
    kinship = Kinship.CHILD;
    scopes = new EnumMap<>(Scope.class);
    patientHere = false;
    whoAgain = false;
  }

  private void forgetTyped() {
    name = "";
    birthDate = "";
    number = "";
    organisation = "";
    role = "";
  }

  public @Nullable OtherView getView() {
    return now.other().orElse(null);
  }

  /** Somebody calls for somebody else, and has not said yet who they are. */
  public boolean isUnknown() {
    return now.script().filter(ScriptView::forSomebodyElse).isPresent()
        && (whoAgain || getView() == null);
  }

  /** The appliance dialled the organisation's main number: only who speaks there is asked. */
  public boolean isCalledBack() {
    return now.other().filter(OtherView::calledBack).isPresent();
  }

  /** For the page's script: when it changes, the keyboard goes to the new question. */
  public String getQuestion() {
    if (isUnknown()) {
      return "WHO";
    }
    String step = now.other().map(view -> view.step().name()).orElse("");
    return isPatientHere() ? step + "-HERE" : step;
  }

  public boolean isPatientHere() {
    return patientHere
        && !whoAgain
        && now.other().filter(view -> view.step() == OtherStep.AGREEMENT).isPresent();
  }

  public String getSaying() {
    OtherView view = getView();
    if (view == null || isUnknown()) {
      String version = now.script().map(ScriptView::version).orElse(null);
      return script.say(version, "ask-about-other");
    }
    return script.say(view.version(), isPatientHere() ? "ask-patient-here" : view.saying());
  }

  public List<Kinship> getKinships() {
    return Arrays.asList(Kinship.values());
  }

  public List<OrganisationKind> getKinds() {
    return Arrays.asList(OrganisationKind.values());
  }

  public List<OrganisationPurpose> getPurposes() {
    return Arrays.asList(OrganisationPurpose.values());
  }

  public List<Scope> getAgreeable() {
    return SCOPES;
  }

  public Map<Scope, Boolean> getScopes() {
    return scopes;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getBirthDate() {
    return birthDate;
  }

  public void setBirthDate(String birthDate) {
    this.birthDate = birthDate;
  }

  public String getNumber() {
    return number;
  }

  public void setNumber(String number) {
    this.number = number;
  }

  public String getOrganisation() {
    return organisation;
  }

  public void setOrganisation(String organisation) {
    this.organisation = organisation;
  }

  public String getRole() {
    return role;
  }

  public void setRole(String role) {
    this.role = role;
  }

  public Kinship getKinship() {
    return kinship;
  }

  public void setKinship(Kinship kinship) {
    this.kinship = kinship;
  }

  public OrganisationKind getKind() {
    return kind;
  }

  public void setKind(OrganisationKind kind) {
    this.kind = kind;
  }
}
