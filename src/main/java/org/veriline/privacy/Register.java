package org.veriline.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.call.CallId;
import org.veriline.patient.Section;
import org.veriline.platform.Settings;

/** Reading the register of disclosures. Reading it is evidence, too. */
@ApplicationScoped
@Transactional
public class Register {

  /** What to look for; empty texts and no day mean everything. */
  public record Question(String agent, String patient, String call, @Nullable LocalDate day) {
    public static final Question ALL = new Question("", "", "", null);

    /** The attributes asked for, with what they have to be. */
    SortedMap<String, String> texts() {
      SortedMap<String, String> texts =
          new TreeMap<>(
              Map.of("agent", agent.strip(), "patient", patient.strip(), "call", call.strip()));
      texts.values().removeIf(String::isEmpty);
      return texts;
    }
  }

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;
  @Inject Settings settings;

  /** A page of the answer, newest first. The question's kinds are recorded, never its values. */
  @RequiresPermissions("disclosure:register:read")
  public List<DisclosureRow> page(Question question, int first, int size) {
    audit.write(
        AuditEvent.by(actors.current())
            .action(Action.AUDIT_READ)
            .fields(List.copyOf(question.texts().keySet()))
            .object("disclosures")
            .build());
    return asked(
            DisclosureRow.class,
            "select new org.veriline.privacy.DisclosureRow(d.at, d.call, d.patient, d.agent,"
                + " d.relationship, d.purpose, d.level, d.section, d.told, d.labels, d.exemption,"
                + " d.recipient)",
            question,
            " order by d.at desc, d.id desc")
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  @RequiresPermissions("disclosure:register:read")
  public int count(Question question) {
    return asked(Long.class, "select count(d)", question, "").getSingleResult().intValue();
  }

  /** What was told about this patient and stands in the accounting. */
  @RequiresPermissions("disclosure:register:accounting")
  public List<ToBeAccounted> accountable(String patient) {
    return entities
        .createQuery(
            "select new org.veriline.privacy.ToBeAccounted(d.id, d.at, d.recipient)"
                + " from Disclosure d where d.patient = :patient and d.exemption = :accountable and d.told = true"
                + " order by d.at",
            ToBeAccounted.class)
        .setParameter("patient", patient)
        .setParameter("accountable", Exemption.ACCOUNTABLE)
        .getResultList();
  }

  /** The kinds of information told in a call; for whoever reports that call, never for a page. */
  public List<String> toldIn(CallId call) {
    return entities
        .createQuery(
            "select distinct d.section from Disclosure d where d.call = :call and d.told = true",
            Section.class)
        .setParameter("call", call.value())
        .getResultStream()
        .map(Section::name)
        .sorted()
        .toList();
  }

  private <T> TypedQuery<T> asked(Class<T> of, String select, Question question, String order) {
    StringBuilder where = new StringBuilder(" from Disclosure d where 1 = 1");
    Map<String, String> texts = question.texts();
    texts.keySet().forEach(text -> where.append(" and d.%1$s = :%1$s".formatted(text)));
    LocalDate day = question.day();
    if (day != null) {
      where.append(" and d.at >= :from and d.at < :until");
    }
    TypedQuery<T> query = entities.createQuery(select + where + order, of);
    texts.forEach(query::setParameter);
    if (day != null) {
      query.setParameter("from", startOf(day)).setParameter("until", startOf(day.plusDays(1)));
    }
    return query;
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(settings.zone()).toInstant();
  }
}
