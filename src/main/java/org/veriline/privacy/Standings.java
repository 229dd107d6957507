package org.veriline.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.veriline.call.CallId;

/**
 * Where {@code verification} puts what a call has earned, and {@code Disclosures} finds it. Nobody
 * else writes here; a test says so.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Standings {
  @PersistenceContext EntityManager entities;

  public void earn(CallId call, String verification, Earned earned) {
    Standing standing = entities.find(Standing.class, call.value());
    if (standing == null) {
      standing = new Standing(call.value(), verification);
      standing.earn(earned);
      entities.persist(standing);
    } else {
      standing.earn(earned);
    }
  }

  /** The level fell or the call ended: nothing is open any more. */
  public void drop(CallId call) {
    Standing standing = entities.find(Standing.class, call.value());
    if (standing != null) {
      entities.remove(standing);
    }
  }

  Optional<Standing> of(CallId call) {
    return Optional.ofNullable(entities.find(Standing.class, call.value()));
  }
}
