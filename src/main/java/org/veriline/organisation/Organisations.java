package org.veriline.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.patient.Destination;
import org.veriline.patient.Normal;
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
  private static final String PREFIX = "organisation/";

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Clock clock;
  @Inject Vault vault;

  /** Whoever adds an entry has checked licence and main number, which is new to us. */
  @RequiresPermissions("organisation:edit")
  public String add(OrganisationKind kind, String name, String mainNumber) {
    return add(kind, name, mainNumber, null);
  }

  /**
   * As {@link #add(OrganisationKind, String, String)}.
   *
   * @param since the day since when a source other than the organisation lists the number as
   *     theirs; null when no source says so
   */
  @RequiresPermissions("organisation:edit")
  public String add(
      OrganisationKind kind, String name, String mainNumber, @Nullable LocalDate since) {
    String number = digits(mainNumber);
    if (!kind.heard() || name.isBlank() || number.length() < SHORTEST) {
      throw new Refusal("organisation-missing");
    }
    String id = Ids.next();
    Instant known = since == null ? clock.instant() : start(since);
    entities.persist(
        new Organisation(
            id,
            kind,
            normal(name),
            name.strip(),
            new Organisation.MainNumber(
                key(number), vault.seal(number.getBytes(StandardCharsets.UTF_8), seal(id)), known),
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
    return entry.row(opened(entry));
  }

  private String opened(Organisation entry) {
    return new String(vault.open(entry.number(), seal(entry.id())), StandardCharsets.UTF_8);
  }

  /** Hours do not matter in thirty days; the end of the day is the careful reading. */
  private Instant start(LocalDate day) {
    Instant start = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
    if (day.isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))) {
      throw new Refusal("organisation-number-not-yet");
    }
    return start;
  }

  private void written(String id, String reason) {
    audit.write(
        AuditEvent.by(actors.current())
            .action(Action.CFG_CHANGE)
            .reason(reason)
            .object(PREFIX + id)
            .build());
  }

  private static String seal(String id) {
    return PREFIX + id;
  }

  /** The entry with this name and number, if there is one. */
  public Optional<String> listed(OrganisationKind kind, String name, String number) {
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

  /** A main number that can be dialled, in E.164, with the entry it belongs to. */
  public record MainLine(Destination shown, String number) {}

  /** The main numbers of the entries with this name; what the caller named is not asked. */
  public List<MainLine> mainLines(OrganisationKind kind, String name) {
    return entities
        .createQuery(
            "select o from Organisation o where o.kind = :kind and o.name = :name"
                + " and o.endedAt is null order by o.since, o.id",
            Organisation.class)
        .setParameter("kind", kind)
        .setParameter("name", normal(name))
        .getResultStream()
        .flatMap(entry -> Normal.phone(opened(entry)).map(it -> mainLine(entry, it)).stream())
        .toList();
  }

  private MainLine mainLine(Organisation entry, String number) {
    return new MainLine(Destination.of(entry.id(), number, entry.since(), clock.instant()), number);
  }

  /** The entry that was dialled, while it is in the directory. */
  public Optional<OrganisationKind> kindOf(String entry) {
    return Optional.ofNullable(entities.find(Organisation.class, entry))
        .filter(Organisation::counts)
        .map(Organisation::kind);
  }

  /**
   * How entries are called, also those that were removed since: what was told to them stays told.
   *
   * @param references {@code organisation/ID}, as the register has them
   */
  public Map<String, String> titles(Collection<String> references) {
    if (references.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery("select o from Organisation o where o.id in :ids", Organisation.class)
        .setParameter("ids", references.stream().map(it -> it.substring(PREFIX.length())).toList())
        .getResultStream()
        .collect(Collectors.toMap(entry -> seal(entry.id()), Organisation::title));
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
