package org.veriline.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The only door to calls. */
@ApplicationScoped
@Transactional
public class Calls {

  /** Applies the event to its call and fires it, if it changed something. */
  public void record(CallEvent event) {
    throw new UnsupportedOperationException(event.toString());
  }

  /** Notes which person sat at the seat that answered. */
  public void answeredBy(CallId call, String userId) {
    throw new UnsupportedOperationException(call + userId);
  }

  public Optional<CallView> find(CallId call) {
    throw new UnsupportedOperationException(call.toString());
  }

  /** The call that rings or talks at the seat. */
  public Optional<CallView> liveCallOf(String seat) {
    throw new UnsupportedOperationException(seat);
  }

  public List<CallView> live() {
    throw new UnsupportedOperationException();
  }

  /** Calls that arrived on the clinic's day, newest first. */
  public List<CallRow> day(LocalDate day, int first, int count) {
    throw new UnsupportedOperationException(day.toString() + first + count);
  }

  /** The number the network presented, decrypted; callers of this method audit what they show. */
  public CallerNumber numberOf(CallId call) {
    throw new UnsupportedOperationException(call.toString());
  }

  public long countOf(LocalDate day) {
    throw new UnsupportedOperationException(day.toString());
  }
}
