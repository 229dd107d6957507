package org.veriline.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A transaction that hands over a deed and waits for it before it ends. */
@ApplicationScoped
public class AfterwardsWork {
  @PersistenceContext EntityManager entities;
  @Inject Afterwards afterwards;

  long connection() {
    Object id = entities.createNativeQuery("select connection_id()").getSingleResult();
    return ((Number) id).longValue();
  }

  /** The database's numbers of the connections of this transaction and of the deed. */
  @Transactional
  public long[] connections() throws Exception {
    long mine = connection();
    CompletableFuture<Long> theirs = new CompletableFuture<>();
    afterwards.run("tell the connection", () -> theirs.complete(connection()));
    return new long[] {mine, theirs.get(10, TimeUnit.SECONDS)};
  }
}
