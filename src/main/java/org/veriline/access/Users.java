package org.veriline.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/** The people who work here and what they are. */
@ApplicationScoped
@Transactional
public class Users {
  private static final Pattern USER_NAME = Pattern.compile("[a-z][a-z0-9.-]{2,62}");

  /** Names of a place or a function instead of a person: nobody could say later who it was. */
  private static final Pattern NOBODY_IN_PARTICULAR =
      Pattern.compile(
          "(admin|administrator|agent|nurse|supervisor|user|test|guest|root|demo|frontdesk"
              + "|front-desk|reception|office|clinic|system|nobody|veriline)[0-9.-]*");

  /** A row of the people page. */
  public record Row(String id, String userName, String name, List<Role> roles, String state) {}

  /** What the console keeps to mind about a person. */
  public record Taste(String language, String theme) {}

  record Known(String id, @Nullable String passwordHash, boolean active) {}

  @PersistenceContext EntityManager entities;
  @Inject Clock clock;
  @Inject Vault vault;
  @Inject Actors actors;
  @Inject AuditTrail trail;
  @Inject Enrolment enrolment;
  @Inject SignIns signIns;

  /** Creates a person and returns the token of the one-time link. */
  @RequiresPermissions({"user:create", "role:grant"})
  public String create(String userName, String name, String language, Set<Role> roles) {
    User user = make(actors.current(), userName, name, language, roles);
    return enrolment.newLink(user);
  }

  /** Forgets password and second factor, for instance of a lost phone, and gives a new link. */
  @RequiresPermissions("user:create")
  public String startAgain(String userId) {
    User user = find(userId);
    user.startAgain();
    changed(Action.ACCESS_CHANGE, user, "start-again");
    signIns.end(userId, SignedOff.Reason.ROLES_CHANGED);
    return enrolment.newLink(user);
  }

  /** Replaces a person's roles; nobody changes their own (RM-01). */
  @RequiresPermissions("role:grant")
  public void grant(String userId, Set<Role> roles) {
    if (actors.current().userId().equals(userId)) {
      throw new Refusal("own-access");
    }
    mustNotConflict(roles);
    User user = find(userId);
    Set<Role> before = user.roles();
    Set<Role> added = user.grant(roles);
    if (!before.equals(user.roles())) {
      changed(added.isEmpty() ? Action.ACCESS_REVOKE : Action.ACCESS_GRANT, user, codes(roles));
      signIns.end(userId, SignedOff.Reason.ROLES_CHANGED);
    }
  }

  @RequiresPermissions("user:suspend")
  public void suspend(String userId) {
    if (actors.current().userId().equals(userId)) {
      throw new Refusal("own-access");
    }
    User user = find(userId);
    user.suspend();
    changed(Action.ACCESS_REVOKE, user, "suspended");
    signIns.end(userId, SignedOff.Reason.SUSPENDED);
  }

  @RequiresPermissions("user:create")
  public void restore(String userId) {
    User user = find(userId);
    user.restore();
    changed(Action.ACCESS_CHANGE, user, "restored");
  }

  @RequiresPermissions("user:create")
  public List<Row> page(int first, int size) {
    return entities
        .createQuery("select u from User u order by u.name, u.id", User.class)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultStream()
        .map(Users::row)
        .toList();
  }

  /** Everybody who may sign in and takes calls, for whoever says which queues they answer. */
  @RequiresPermissions("queue:assign")
  public List<Row> atDesks() {
    return entities
        .createQuery(
            "select distinct u from User u join u.roles r where r in :roles and u.state = :active"
                + " order by u.name, u.id",
            User.class)
        .setParameter("roles", Set.of(Role.AGENT, Role.SENIOR_AGENT, Role.NURSE))
        .setParameter("active", User.State.ACTIVE)
        .getResultStream()
        .map(Users::row)
        .toList();
  }

  private static Row row(User user) {
    return new Row(
        user.id(),
        user.userName(),
        user.name(),
        user.roles().stream().sorted().toList(),
        user.state().name());
  }

  @RequiresPermissions("user:create")
  public int count() {
    return entities
        .createQuery("select count(u) from User u", Long.class)
        .getSingleResult()
        .intValue();
  }

  /** The names colleagues see, by id; unknown ids are left out. */
  public Map<String, String> names(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery("select u from User u where u.id in :ids", User.class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(User::id, User::name));
  }

  /** The person with that user name. */
  public Optional<String> idOf(String userName) {
    return byUserName(userName).map(User::id);
  }

  String userName(String userId) {
    return find(userId).userName();
  }

  public Taste taste(String userId) {
    User user = find(userId);
    return new Taste(user.language(), user.theme());
  }

  /** Own language and theme. */
  public void prefer(Actor actor, String language, String theme) {
    find(actor.userId()).prefer(language, theme);
  }

  Optional<Known> known(String userName) {
    return byUserName(userName)
        .map(user -> new Known(user.id(), user.passwordHash(), user.maySignIn()));
  }

  /** Uses the code up and says who the person is; empty if it is wrong or spent. */
  Optional<Actor> acceptCode(String userId, String code, String session) {
    User user = entities.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE);
    if (user == null || !user.maySignIn() || !user.acceptCode(code, clock.instant(), vault)) {
      return Optional.empty();
    }
    return Optional.of(new Actor(user.id(), user.name(), user.roles(), session));
  }

  User make(Actor by, String userName, String name, String language, Set<Role> roles) {
    String normalised = User.normalised(userName);
    if (!USER_NAME.matcher(normalised).matches() || name.isBlank() || name.length() > 120) {
      throw new Refusal("user-name-form");
    }
    if (NOBODY_IN_PARTICULAR.matcher(normalised).matches()) {
      throw new Refusal("user-name-generic");
    }
    if (byUserName(normalised).isPresent()) {
      throw new Refusal("user-name-taken");
    }
    mustNotConflict(roles);
    User user = new User(normalised, name, language, roles, clock.instant());
    entities.persist(user);
    trail.write(
        AuditEvent.by(by)
            .action(Action.ACCESS_GRANT)
            .object("user/" + user.id())
            .reason(codes(roles))
            .build());
    return user;
  }

  boolean hasActive(Role role) {
    return entities
            .createQuery(
                "select count(u) from User u join u.roles r where r = :role and u.state = :active",
                Long.class)
            .setParameter("role", role)
            .setParameter("active", User.State.ACTIVE)
            .getSingleResult()
        > 0;
  }

  Optional<User> byUserName(String userName) {
    return entities
        .createQuery("select u from User u where u.userName = :name", User.class)
        .setParameter("name", User.normalised(userName))
        .getResultStream()
        .findFirst();
  }

  private User find(String userId) {
    User user = entities.find(User.class, userId);
    if (user == null) {
      throw new Refusal("user-unknown");
    }
    return user;
  }

  /**
   * Who configures sees no patient, and who audits does nothing else (RM-02, RM-04); only a nurse
   * can work for a programme.
   */
  private static void mustNotConflict(Set<Role> roles) {
    if (roles.isEmpty()) {
      throw new Refusal("role-missing");
    }
    if (roles.contains(Role.ADMINISTRATOR) && roles.stream().anyMatch(Users::seesPatients)
        || roles.contains(Role.AUDITOR) && roles.size() > 1) {
      throw new Refusal("roles-conflict");
    }
    if (roles.contains(Role.PROGRAMME) && !roles.contains(Role.NURSE)) {
      throw new Refusal("role-needs-nurse");
    }
  }

  private static boolean seesPatients(Role role) {
    return switch (role) {
      case AGENT, SENIOR_AGENT, NURSE, PROGRAMME, PRIVACY_OFFICER -> true;
      case SUPERVISOR, SECURITY_OFFICER, AUDITOR, ADMINISTRATOR -> false;
    };
  }

  private void changed(Action action, User user, String reason) {
    trail.write(
        AuditEvent.by(actors.current())
            .action(action)
            .object("user/" + user.id())
            .reason(reason)
            .build());
  }

  private static String codes(Set<Role> roles) {
    return roles.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }
}
