package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/**
 * The directory of organisations whose main number somebody has checked (VP-20). A caller is found
 * in it by name and number together; one alone finds nobody.
 */
@ApplicationScoped
@Transactional
public class Organisations {
  private static final int SHORTEST = 7;

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Vault vault;

  /** Whoever adds an entry has checked licence and main number. */
  @RequiresPermissions("organisation:edit")
  public String add(OrganisationKind kind, String name, String mainNumber) {
    String number = digits(mainNumber);
    if (!kind.heard() || name.isBlank() || number.length() < SHORTEST) {
      throw new Refusal("organisation-missing");
    }
    String id = Ids.next();
    entities.persist(
        new Organisation(
            id,
            kind,
            normal(name),
            key(number),
            vault.seal(number.getBytes(StandardCharsets.UTF_8), "organisation/" + id),
            actors.current().userId(),
            clock.instant()));
    audit.write(
        AuditEvent.by(actors.current())
            .action(Action.CFG_CHANGE)
            .reason("organisation-listed")
            .object("organisation/" + id)
            .build());
    return id;
  }

  /** The entry with this name and number, if there is one. */
  Optional<String> listed(OrganisationKind kind, String name, String number) {
    return entities
        .createQuery(
            "select o.id from Organisation o where o.kind = :kind and o.name = :name"
                + " and o.numberKey = :number",
            String.class)
        .setParameter("kind", kind)
        .setParameter("name", normal(name))
        .setParameter("number", key(digits(number)))
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private String key(String number) {
    return vault.lookup("ORGANISATION", number);
  }

  private static String digits(String number) {
    return number.replaceAll("[^0-9]", "");
  }

  private static String normal(String name) {
    return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
