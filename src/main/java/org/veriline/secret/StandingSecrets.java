package org.veriline.secret;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.SlowHash;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/**
 * Pass-phrases and PINs, of a patient or of somebody who acts for one; the owner's id is opaque
 * here. Whoever enrols has asked for the level before; nobody can read one.
 */
@ApplicationScoped
@Transactional
public class StandingSecrets {

  @PersistenceContext EntityManager entities;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Vault vault;

  private final SlowHash hashing = new SlowHash();

  /** Enrols, or replaces what was enrolled before; the old one is not asked for, the level is. */
  public void enrol(Actor by, String owner, SecretKind kind, String text) {
    SecretRules.mustBeGood(kind, text);
    StandingSecret known = find(owner, kind);
    StandingSecret secret = known == null ? new StandingSecret(owner, kind) : known;
    secret.enrol(hashing.hash(keyed(owner, kind, text)), by.userId(), clock.instant());
    if (known == null) {
      entities.persist(secret);
    }
  }

  /** Takes it back; true when there was one. */
  public boolean remove(String owner, SecretKind kind) {
    StandingSecret secret = find(owner, kind);
    if (secret != null) {
      entities.remove(secret);
    }
    return secret != null;
  }

  public boolean isEnrolled(String owner, SecretKind kind) {
    return find(owner, kind) != null;
  }

  /** Whether this is the owner's; the same work is done when the owner has none. */
  public boolean fits(String owner, SecretKind kind, String said) {
    @Nullable StandingSecret secret = find(owner, kind);
    if (secret == null || secret.isLocked()) {
      return compared(keyed(owner, kind, said), null);
    }
    boolean right = compared(keyed(owner, kind, said), secret.hash());
    note(secret, right);
    return right;
  }

  /**
   * Whose PIN this is among these owners; nobody's when it is that of two. Who keys a wrong one has
   * tried the PIN of each of them.
   */
  public Optional<String> whosePin(Collection<String> owners, String digits) {
    List<StandingSecret> candidates = pins(owners);
    List<StandingSecret> right = new ArrayList<>();
    for (StandingSecret pin : candidates) {
      if (compared(keyed(pin.owner(), SecretKind.PIN, digits), pin.hash())) {
        right.add(pin);
      }
    }
    if (candidates.isEmpty()) {
      compared(keyed("", SecretKind.PIN, digits), null);
    }
    candidates.forEach(pin -> note(pin, !right.isEmpty() && right.contains(pin)));
    return right.size() == 1 ? Optional.of(right.get(0).owner()) : Optional.empty();
  }

  private List<StandingSecret> pins(Collection<String> owners) {
    return owners.isEmpty()
        ? List.of()
        : entities
            .createQuery(
                "select s from StandingSecret s where s.kind = :pin and s.owner in :owners"
                    + " and s.lockedAt is null",
                StandingSecret.class)
            .setParameter("pin", SecretKind.PIN)
            .setParameter("owners", owners)
            .getResultList();
  }

  private void note(StandingSecret secret, boolean right) {
    if (right) {
      secret.right();
    } else if (secret.wrong(clock.instant())) {
      audit.write(
          AuditEvent.by(Actor.SYSTEM)
              .action(Action.VERIFY_LOCK)
              .patient(secret.owner())
              .reason("pin-locked")
              .build());
    }
  }

  private boolean compared(String keyed, @Nullable String hash) {
    return hashing.matches(keyed, hash).orElseThrow(() -> new Refusal("comparison-busy"));
  }

  private @Nullable StandingSecret find(String owner, SecretKind kind) {
    return entities.find(StandingSecret.class, StandingSecret.id(owner, kind));
  }

  /** A key of ours goes in first: who has the database alone cannot try words against it. */
  private String keyed(String owner, SecretKind kind, String text) {
    String said = kind == SecretKind.PASS_PHRASE ? Sound.of(text) : text;
    return vault.lookup("SECRET", owner + "/" + kind.name() + "/" + said);
  }
}
