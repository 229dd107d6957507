package org.veriline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The only door to queues and who staffs them. */
@ApplicationScoped
@Transactional
public class CallQueues {

  /** All queues, in menu order. */
  public List<CallQueueRow> list() {
    throw new UnsupportedOperationException();
  }

  public Optional<CallQueueRow> find(String id) {
    throw new UnsupportedOperationException(id);
  }

  public void save(CallQueueRow row) {
    throw new UnsupportedOperationException(row.id());
  }

  public List<MembershipRow> members(String queue) {
    throw new UnsupportedOperationException(queue);
  }

  public List<MembershipRow> queuesOf(String userId) {
    throw new UnsupportedOperationException(userId);
  }

  public void assign(MembershipRow row) {
    throw new UnsupportedOperationException(row.toString());
  }

  public void unassign(String queue, String userId) {
    throw new UnsupportedOperationException(queue + userId);
  }
}
