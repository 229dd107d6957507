package org.veriline.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;

/**
 * The interpreters the clinic has a contract with, by telephone (TE-29). Whoever lists one has seen
 * to it that they are qualified and bound to secrecy; an agent only chooses.
 */
@ApplicationScoped
@Transactional
public class InterpreterLines {
  private static final int LONGEST_TITLE = 80;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;

  /** Who can be called now, by language and name. */
  public List<InterpreterLineRow> list() {
    return entities
        .createQuery(
            "select i from InterpreterLine i where i.endedAt is null"
                + " order by i.language, i.title, i.id",
            InterpreterLine.class)
        .getResultStream()
        .map(InterpreterLine::row)
        .toList();
  }

  public Optional<InterpreterLineRow> find(String id) {
    return Optional.ofNullable(entities.find(InterpreterLine.class, id))
        .filter(line -> !line.ended())
        .map(InterpreterLine::row);
  }

  @RequiresPermissions("config:telephony")
  public String add(String title, String language, String number) {
    return add(actors.current(), title, language, number);
  }

  /** For the demo clinic, which is seeded by the appliance itself. */
  public String addUnasked(String title, String language, String number) {
    return add(Actor.SYSTEM, title, language, number);
  }

  private String add(Actor actor, String title, String language, String number) {
    String name = title.strip();
    if (name.isEmpty()
        || name.length() > LONGEST_TITLE
        || !Arrays.asList(Locale.getISOLanguages()).contains(language)) {
      throw new Refusal("interpreter-incomplete");
    }
    CallerNumber dialled = OutsideNumber.read(number);
    String id = Ids.next();
    entities.persist(
        new InterpreterLine(id, name, language, dialled, actor.userId(), clock.instant()));
    written(actor, id, "interpreter-listed");
    return id;
  }

  /** From now on nobody is offered this line. */
  @RequiresPermissions("config:telephony")
  public void end(String id) {
    Optional.ofNullable(entities.find(InterpreterLine.class, id))
        .orElseThrow(() -> new Refusal("interpreter-not-listed"))
        .end(actors.current().userId(), clock.instant());
    written(actors.current(), id, "interpreter-ended");
  }

  private void written(Actor actor, String id, String reason) {
    audit.write(
        AuditEvent.by(actor)
            .action(Action.CFG_CHANGE)
            .reason(reason)
            .object("interpreter-line/" + id)
            .build());
  }
}
