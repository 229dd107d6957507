package org.veriline.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Refusal;
import org.veriline.request.Requests;
import org.veriline.request.Team;
import org.veriline.verification.ResultClass;

/**
 * Results that a clinician released to be told by telephone, each for a request the clinician has
 * taken. Without a release nobody calls with a result; only a normal one may be told by agents.
 */
@ApplicationScoped
@Transactional
public class Releases {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Requests requests;

  /**
   * Says what class a result is of and who may tell it, and hands the request to their team.
   *
   * @param today the patient should call back today; a message may say so
   */
  @RequiresPermissions("result:discloseAbnormal")
  public void release(String request, ResultClass result, ToldBy by, boolean today) {
    if (requests.about(request).isEmpty()) {
      throw new Refusal("request-about-nobody");
    }
    if (result == ResultClass.NONE || (by == ToldBy.AGENTS && result != ResultClass.NORMAL)) {
      throw new Refusal("result-clinicians-only");
    }
    Actor actor = actors.current();
    Release release = of(request).orElseGet(() -> begun(request));
    release.say(result, by, today, actor.userId(), clock.instant());
    audit.write(
        AuditEvent.by(actor)
            .action(Action.REQUEST_OPEN)
            .object("request/" + request)
            .reason("result-released-" + by.name())
            .build());
    requests.becomesResult(request, by == ToldBy.AGENTS ? Team.FRONT_DESK : Team.NURSES);
  }

  Optional<Release> of(String request) {
    return Optional.ofNullable(entities.find(Release.class, request));
  }

  private Release begun(String request) {
    Release release = new Release(request);
    release.say(
        ResultClass.CRITICAL, ToldBy.CLINICIANS, false, actors.current().userId(), clock.instant());
    entities.persist(release);
    return release;
  }
}
