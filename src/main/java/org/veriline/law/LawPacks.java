package org.veriline.law;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Refusal;

/** The versions of the law pack: one officer proposes the next, another one approves it. */
@ApplicationScoped
@Transactional
public class LawPacks {
  private static final Pattern STATE = Pattern.compile("[A-Z]{2}");
  private static final int LONGEST_SOURCE = 1000;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;

  /**
   * What shall be in force.
   *
   * @param source where the rules stand, and who read them
   * @param checkedOn when somebody last looked whether they still stand so
   */
  public record Wish(
      String siteState, Rules rules, String source, LocalDate checkedOn, boolean counselApproved) {
    public Wish {
      siteState = siteState.strip().toUpperCase(Locale.ROOT);
      source = source.strip();
      if (!STATE.matcher(siteState).matches()) {
        throw new Refusal("law-state");
      }
      if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
        throw new Refusal("law-source", LONGEST_SOURCE);
      }
    }
  }

  /** The rules in force, read for each answer like everything it stands on. */
  public StateLaw current() {
    return new StateLaw(inForce().rules());
  }

  private LawPack inForce() {
    return entities
        .createQuery(
            "select p from LawPack p where p.state = :approved order by p.number desc",
            LawPack.class)
        .setParameter("approved", PackState.APPROVED)
        .setMaxResults(1)
        .getSingleResult();
  }

  /** All versions, the newest first. */
  @RequiresPermissions("law:edit")
  public List<LawPackRow> all() {
    return entities
        .createQuery("select p from LawPack p order by p.number desc", LawPack.class)
        .getResultStream()
        .map(LawPack::row)
        .toList();
  }

  /** The version in force now. */
  @RequiresPermissions("law:edit")
  public LawPackRow now() {
    return inForce().row();
  }

  /** The next version; one waits at a time. */
  @RequiresPermissions("law:edit")
  public int propose(Wish wish) {
    if (wish.checkedOn().isAfter(LocalDate.now(clock))) {
      throw new Refusal("law-checked-later");
    }
    List<LawPackRow> all = all();
    if (all.stream().anyMatch(pack -> pack.state() == PackState.PROPOSED)) {
      throw new Refusal("law-one-at-a-time");
    }
    Actor actor = actors.current();
    int number = all.get(0).number() + 1;
    entities.persist(new LawPack(number, wish, actor.userId(), clock.instant()));
    written(actor, number, "law-pack-proposed");
    return number;
  }

  @RequiresPermissions("law:edit")
  public void approve(int number) {
    decide(number, PackState.APPROVED, "law-pack-approved");
  }

  @RequiresPermissions("law:edit")
  public void reject(int number) {
    decide(number, PackState.REJECTED, "law-pack-rejected");
  }

  private void decide(int number, PackState as, String reason) {
    Actor actor = actors.current();
    @Nullable LawPack pack = entities.find(LawPack.class, number);
    if (pack == null) {
      throw new Refusal("law-unknown");
    }
    pack.decide(as, actor.userId(), clock.instant());
    written(actor, number, reason);
  }

  private void written(Actor actor, int number, String reason) {
    audit.write(
        AuditEvent.by(actor)
            .action(Action.CFG_CHANGE)
            .reason(reason)
            .object("law-pack/" + number)
            .build());
  }
}
