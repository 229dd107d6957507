package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
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
            name.strip(),
            key(number),
            vault.seal(number.getBytes(StandardCharsets.UTF_8), seal(id)),
            actors.current().userId(),
            clock.instant()));
    written(id, "organisation-listed");
    return id;
  }

  /** What counts now, by name. */
  @RequiresPermissions("organisation:edit")
  public List<OrganisationRow> page(int first, int size) {
    return entities
        .createQuery(
            "select o from Organisation o where o.endedAt is null order by o.name, o.id",
            Organisation.class)
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultStream()
        .map(this::row)
        .toList();
  }

  @RequiresPermissions("organisation:edit")
  public int count() {
    return entities
        .createQuery("select count(o) from Organisation o where o.endedAt is null", Long.class)
        .getSingleResult()
        .intValue();
  }

  /** From now on the entry proves nothing; calls that were listed by it keep what they earned. */
  @RequiresPermissions("organisation:edit")
  public void end(String id) {
    Optional.ofNullable(entities.find(Organisation.class, id))
        .orElseThrow(() -> new Refusal("organisation-not-listed"))
        .end(actors.current().userId(), clock.instant());
    written(id, "organisation-ended");
  }

  private OrganisationRow row(Organisation entry) {
    byte[] number = vault.open(entry.number(), seal(entry.id()));
    return entry.row(new String(number, StandardCharsets.UTF_8));
  }

  private void written(String id, String reason) {
    audit.write(
        AuditEvent.by(actors.current())
            .action(Action.CFG_CHANGE)
            .reason(reason)
            .object("organisation/" + id)
            .build());
  }

  private static String seal(String id) {
    return "organisation/" + id;
  }

  /** The entry with this name and number, if there is one. */
  Optional<String> listed(OrganisationKind kind, String name, String number) {
    return entities
        .createQuery(
            "select o.id from Organisation o where o.kind = :kind and o.name = :name"
                + " and o.numberKey = :number and o.endedAt is null",
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
