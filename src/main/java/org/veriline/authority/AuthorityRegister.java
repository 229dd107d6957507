package org.veriline.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.veriline.access.Actors;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;

/** The records as lists, for whoever decides about them. A list says nothing of what they say. */
@ApplicationScoped
@Transactional
public class AuthorityRegister {
  private static final String ROW =
      "select new org.veriline.authority.AuthorityRow(r.id, r.patient, r.kind, r.state,"
          + " r.validFrom, r.validUntil, r.proposedBy, r.proposedAt, r.decidedBy, r.endReason,"
          + " r.endProposedBy, r.endedBy, r.batch)";

  /** What waits for somebody, files apart: they are approved as a whole. */
  private static final String WAITING =
      " from AuthorityRecord r where r.batch is null and (r.state = :proposed or"
          + " (r.state = :approved and r.endProposedBy is not null and r.endedBy is null))";

  private static final String PATIENTS = " from AuthorityRecord r where r.patient = :patient";

  @PersistenceContext EntityManager entities;
  @Inject Actors actors;
  @Inject AuditTrail audit;

  /** Everything about one patient, or what waits for a decision when no patient is named. */
  @RequiresPermissions("patient:edit:representative:decide")
  public List<AuthorityRow> page(String patient, int first, int size) {
    if (!patient.isBlank()) {
      audit.write(
          AuditEvent.by(actors.current())
              .action(Action.AUDIT_READ)
              .fields(List.of("patient"))
              .object("authority-records")
              .build());
    }
    return asked(AuthorityRow.class, ROW, patient, " order by r.proposedAt desc, r.id desc")
        .setFirstResult(first)
        .setMaxResults(size)
        .getResultList();
  }

  @RequiresPermissions("patient:edit:representative:decide")
  public int count(String patient) {
    return asked(Long.class, "select count(r)", patient, "").getSingleResult().intValue();
  }

  /** How many records wait for a second person; proposed ends and files are not counted. */
  @RequiresPermissions("patient:edit:representative:decide")
  public long proposed() {
    return entities
        .createQuery(
            "select count(r) from AuthorityRecord r where r.state = :proposed and r.batch is null",
            Long.class)
        .setParameter("proposed", RecordState.PROPOSED)
        .getSingleResult();
  }

  private <T> TypedQuery<T> asked(Class<T> of, String select, String patient, String order) {
    return patient.isBlank()
        ? entities
            .createQuery(select + WAITING + order, of)
            .setParameter("proposed", RecordState.PROPOSED)
            .setParameter("approved", RecordState.APPROVED)
        : entities
            .createQuery(select + PATIENTS + order, of)
            .setParameter("patient", patient.strip());
  }
}
