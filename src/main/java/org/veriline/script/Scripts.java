package org.veriline.script;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.platform.Ids;
import org.veriline.platform.Messages;
import org.veriline.platform.Refusal;

/**
 * The scripts in their versions: what is in force, and the way from a draft to it. Nobody approves
 * what they wrote, and nobody publishes what they wrote or approved.
 */
@ApplicationScoped
@Transactional
public class Scripts {
  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject ScriptCases cases;
  @Inject Clock clock;

  /** Only sheets whose content cannot change any more. */
  private final Map<String, VerificationScript> settled = new ConcurrentHashMap<>();

  /** The version in force at this moment. */
  public VerificationScript published(ScriptKind kind, Instant at) {
    if (inForce(kind, at).isEmpty()) {
      seed();
    }
    return script(inForce(kind, at).orElseThrow(() -> new Refusal("script-not-found")));
  }

  /** Any version there ever was, for a call that began with it and for looking back. */
  public VerificationScript version(String id) {
    VerificationScript known = settled.get(id);
    return known != null ? known : script(mustExist(id));
  }

  /** What the agent says, in this version's words or else in the product's. */
  public String say(String id, String saying, Locale language) {
    ScriptText text = mustExist(id).text();
    String own = language.getLanguage().equals("es") ? text.spanish() : text.english();
    String said = own.isBlank() ? null : TableText.sentences(own).get(saying);
    return said != null ? said : Messages.text(language, "script.say." + saying);
  }

  @RequiresPermissions("script:read")
  public List<ScriptVersionRow> versions(ScriptKind kind) {
    return all(kind).stream().map(ScriptVersion::row).toList();
  }

  @RequiresPermissions("script:read")
  public ScriptVersionRow row(String id) {
    return known(id);
  }

  ScriptVersionRow known(String id) {
    return mustExist(id).row();
  }

  @RequiresPermissions("script:read")
  public ScriptText text(String id) {
    return mustExist(id).text();
  }

  /** What stands between this text and its publication, whether it was saved or not. */
  @RequiresPermissions("script:read")
  public Review review(ScriptKind kind, ScriptText text) {
    return Review.of(
        VerificationScript.read(kind, "", kind.title(), text.table()),
        Map.of(
            "en", TableText.sentences(text.english()), "es", TableText.sentences(text.spanish())),
        ProductWords.SENTENCES,
        cases.of(kind));
  }

  /** What this text would change against the version in force. */
  @RequiresPermissions("script:read")
  public List<TableDiff.Change> changes(ScriptKind kind, ScriptText text) {
    return inForce(kind, clock.instant())
        .map(now -> TableDiff.of(kind, now.text(), text))
        .orElse(List.of());
  }

  /** The sheet that took this one's place, in the end. */
  @RequiresPermissions("script:read")
  public String newest(String id) {
    ScriptVersionRow old = known(id);
    return all(old.kind()).stream()
        .map(ScriptVersion::row)
        .filter(row -> row.number() == old.number())
        .findFirst()
        .orElse(old)
        .id();
  }

  /** A new draft with the content of the version in force; the sheet's id. */
  @RequiresPermissions("script:edit")
  public String draft(ScriptKind kind) {
    Instant now = clock.instant();
    int number = all(kind).stream().mapToInt(ScriptVersion::number).max().orElse(0) + 1;
    ScriptText text = inForce(kind, now).orElseThrow().text();
    ScriptVersion draft =
        new ScriptVersion(
            Ids.next(),
            kind,
            number,
            1,
            new ScriptText(text.table(), text.english(), text.spanish(), now),
            actors.current().userId(),
            now);
    entities.persist(draft);
    written(actors.current(), draft, "script-drafted");
    return draft.row().id();
  }

  /** Lays a new sheet on a draft and says its id; who works on an older sheet is refused. */
  @RequiresPermissions("script:edit")
  public String change(String id, ScriptText text) {
    ScriptVersion before = mustExist(id);
    // A table that cannot be read is no draft; one that is not sound may be worked on.
    Objects.requireNonNull(VerificationScript.read(before.kind(), id, "", text.table()));
    TableText.sentences(text.english());
    TableText.sentences(text.spanish());
    ScriptVersion after =
        before.changed(Ids.next(), text, actors.current().userId(), clock.instant());
    inOrder();
    entities.persist(after);
    written(actors.current(), after, "script-changed");
    return after.row().id();
  }

  /**
   * @param signed every group of {@link VerificationScript#leftToTheDefault} by its words
   */
  @RequiresPermissions("script:approve")
  public void approve(String id, Set<String> signed) {
    ScriptVersion version = mustExist(id);
    Review review = review(version.kind(), version.text());
    review.mustBeClean();
    Set<String> groups = new HashSet<>();
    review.left().forEach(group -> groups.add(group.words()));
    if (!signed.containsAll(groups)) {
      throw new Refusal("script-groups-not-signed");
    }
    version.approve(actors.current().userId(), clock.instant(), authors(version), groups);
    inOrder();
    written(actors.current(), version, "script-approved");
  }

  @RequiresPermissions("script:publish")
  public void publish(String id) {
    ScriptVersion version = mustExist(id);
    review(version.kind(), version.text()).mustBeClean();
    version.publish(actors.current().userId(), clock.instant(), authors(version));
    inOrder();
    written(actors.current(), version, "script-published");
  }

  /** One version of each kind stays in force. */
  @RequiresPermissions("script:publish")
  public void retire(String id) {
    ScriptVersion version = mustExist(id);
    version.retire(actors.current().userId(), clock.instant());
    inOrder();
    if (inForce(version.kind(), clock.instant()).isEmpty()) {
      throw new Refusal("script-last-in-force");
    }
    written(actors.current(), version, "script-retired");
  }

  /** The first versions come with the product; a second time changes nothing. */
  void seed() {
    for (ScriptKind kind : ScriptKind.values()) {
      if (all(kind).isEmpty()) {
        VerificationScript.firstTable(kind)
            .ifPresent(
                table -> {
                  ScriptText text = new ScriptText(table, "", "", Instant.EPOCH);
                  ScriptVersion first =
                      ScriptVersion.first(Ids.next(), kind, text, Actor.SYSTEM.userId());
                  entities.persist(first);
                  written(Actor.SYSTEM, first, "script-came-with-the-product");
                });
      }
    }
  }

  private VerificationScript script(ScriptVersion version) {
    VerificationScript script = version.script();
    if (version.isSettled()) {
      settled.put(script.id(), script);
    }
    return script;
  }

  private Optional<ScriptVersion> inForce(ScriptKind kind, Instant at) {
    return entities
        .createQuery(
            "select v from ScriptVersion v where v.kind = :kind and v.state = :published",
            ScriptVersion.class)
        .setParameter("kind", kind)
        .setParameter("published", ScriptState.PUBLISHED)
        .getResultStream()
        .filter(version -> !version.inForceFrom().isAfter(at))
        .max(Comparator.comparing(ScriptVersion::inForceFrom).thenComparing(ScriptVersion::number));
  }

  private List<ScriptVersion> all(ScriptKind kind) {
    return entities
        .createQuery(
            "select v from ScriptVersion v where v.kind = :kind order by v.number desc, v.sheet"
                + " desc",
            ScriptVersion.class)
        .setParameter("kind", kind)
        .getResultList();
  }

  private Set<String> authors(ScriptVersion version) {
    return new HashSet<>(
        entities
            .createQuery(
                "select v.draftedBy from ScriptVersion v where v.kind = :kind and v.number ="
                    + " :number",
                String.class)
            .setParameter("kind", version.kind())
            .setParameter("number", version.number())
            .getResultList());
  }

  private ScriptVersion mustExist(String id) {
    return Optional.ofNullable(entities.find(ScriptVersion.class, id))
        .orElseThrow(() -> new Refusal("script-not-found"));
  }

  /** Two people at once: the second is told, and nothing of theirs is half done. */
  private void inOrder() {
    try {
      entities.flush();
    } catch (OptimisticLockException meanwhile) {
      throw new Refusal("script-changed-meanwhile");
    }
  }

  private void written(Actor actor, ScriptVersion version, String reason) {
    ScriptVersionRow row = version.row();
    audit.write(
        AuditEvent.by(actor)
            .action(Action.CFG_CHANGE)
            .reason(reason)
            .object("script/" + row.kind() + "/" + row.number() + "/" + row.sheet())
            .build());
  }
}
