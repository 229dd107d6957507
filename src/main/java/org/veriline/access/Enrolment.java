package org.veriline.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.Serializable;
import java.time.Clock;
import java.util.OptionalLong;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Keys;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/** How a person gets a password and a second factor that nobody else has ever seen. */
@ApplicationScoped
@Transactional
public class Enrolment {
  /**
   * What the page shows while a person enrols.
   *
   * @param secret new TOTP secret, valid only if confirmed by a code
   */
  public record Invitation(String userName, String name, String language, String secret)
      implements Serializable {
    @Override
    public String toString() {
      return "Invitation of " + userName;
    }
  }

  private final Passwords passwords = new Passwords();

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Vault vault;
  @Inject AuditTrail trail;

  /** A token for a new link. Older links of the same person stop working with it. */
  String newLink(User user) {
    entities
        .createQuery(
            "update OneTimeLink l set l.usedAt = :now where l.userId = :user and l.usedAt is null")
        .setParameter("now", clock.instant())
        .setParameter("user", user.id())
        .executeUpdate();
    String token = Keys.newSecret();
    entities.persist(new OneTimeLink(token, user.id(), clock.instant()));
    return token;
  }

  public Invitation invitation(String token) {
    OneTimeLink link = link(token, LockModeType.NONE);
    link.mustBeGood(clock.instant());
    User user = entities.find(User.class, link.userId());
    return new Invitation(user.userName(), user.name(), user.language(), Totp.newSecret());
  }

  /** Uses the link up: sets the password, and the secret if the code proves it arrived. */
  public void enrol(String token, Invitation invitation, String password, String code) {
    OneTimeLink link = link(token, LockModeType.PESSIMISTIC_WRITE);
    User user = entities.find(User.class, link.userId(), LockModeType.PESSIMISTIC_WRITE);
    Passwords.mustBeGood(password, user.userName());
    OptionalLong step = Totp.stepOf(invitation.secret(), code, clock.instant(), 0);
    if (step.isEmpty()) {
      throw new Refusal("code-wrong");
    }
    link.use(clock.instant());
    user.enrol(passwords.hash(password), invitation.secret(), step.getAsLong(), vault);
    Actor actor = new Actor(user.id(), user.name(), user.roles(), "enrolment");
    trail.write(AuditEvent.by(actor).action(Action.AUTH_PWD_CHANGE).build());
    trail.write(AuditEvent.by(actor).action(Action.AUTH_MFA_ENROL).build());
  }

  private OneTimeLink link(String token, LockModeType lock) {
    OneTimeLink link = entities.find(OneTimeLink.class, OneTimeLink.hash(token.strip()), lock);
    if (link == null) {
      throw new Refusal("link-used-or-expired");
    }
    return link;
  }
}
