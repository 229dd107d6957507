package org.veriline.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.SignIn;
import org.veriline.access.SignIns;
import org.veriline.patient.PatientRef;
import org.veriline.patient.Section;
import org.veriline.patient.SpokenDate;
import org.veriline.platform.Pace;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;

/**
 * Emergency access (RM-60): the door. It has no transaction of its own: a code is spent even if
 * nothing is opened with it, and an answer waits for its pace after its transaction is over.
 */
@ApplicationScoped
public class BreakGlasses {
  private static final Duration FLOOR = Duration.ofMillis(200);

  @Inject Actors actors;
  @Inject Clock clock;
  @Inject Emergencies emergencies;
  @Inject Settings settings;
  @Inject SignIn signIn;
  @Inject SignIns signIns;

  private final Pace pace = Pace.of(FLOOR);

  /**
   * Opens one patient's record for half an hour. Whether nobody, several or somebody else is meant,
   * the answer is the same.
   *
   * @param typed the language of the person who types the date
   * @param code of the person's authenticator, now
   */
  @RequiresPermissions("bg:open")
  public BreakGlassView open(
      Locale typed, String name, String birthDate, String reason, String code) {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    if (name.isBlank()) {
      throw new Refusal("break-glass-name-missing");
    }
    LocalDate born =
        SpokenDate.birth(
                birthDate, typed.getLanguage(), LocalDate.now(clock.withZone(settings.zone())))
            .orElseThrow(() -> new Refusal("break-glass-date"));
    String said = BreakGlass.reason(reason);
    emergencies.mustBeReviewedFirst(actor);
    signIn.stepUp(actor, code);
    return pace.same(() -> emergencies.open(actor, name, born, said));
  }

  /** Another half hour for the same patient, for another reason. */
  @RequiresPermissions("bg:open")
  public BreakGlassView extend(String reason, String code) {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    String said = BreakGlass.reason(reason);
    signIn.stepUp(actor, code);
    return emergencies.extend(actor, said);
  }

  @RequiresPermissions("bg:open")
  public void close() {
    emergencies.close(actors.current());
  }

  /** What this person has open in this sign-in. */
  @RequiresPermissions("bg:open")
  public Optional<BreakGlassView> mine() {
    return emergencies.mine(actors.current());
  }

  /** Whose record that is, for what is written down about it; never for a page. */
  @RequiresPermissions("bg:open")
  public Optional<PatientRef> patient() {
    return emergencies.patient(actors.current());
  }

  /** One section, read to nobody in particular: what the emergency needs and the role may see. */
  @RequiresPermissions("bg:open")
  public Card read(Locale language, Section section) {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    return emergencies.read(actor, section, language.getLanguage());
  }

  /** All that are open now, for who is told in real time. */
  @RequiresPermissions("report:kpi:team")
  public List<BreakGlassRow> openNow() {
    return emergencies.openNow();
  }

  /** What was said when it was opened and extended; for the reviewer, and written down. */
  @RequiresPermissions("bg:review")
  public List<String> reasons(String root) {
    return emergencies.reasons(actors.current(), root);
  }
}
