package org.veriline.agent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The only door to people on shift. */
@ApplicationScoped
@Transactional
public class Agents {

  /**
   * Gives the person a free seat and starts as Not ready. Asking again while on shift returns the
   * same seat, so a reloaded page goes on.
   *
   * @param microphoneChecked whether the page heard the microphone
   * @param no911Understood whether the person confirmed that this phone cannot call 911
   */
  public AgentView startShift(String userId, boolean microphoneChecked, boolean no911Understood) {
    throw new UnsupportedOperationException(userId + microphoneChecked + no911Understood);
  }

  public void endShift(String userId) {
    throw new UnsupportedOperationException(userId);
  }

  public void ready(String userId) {
    throw new UnsupportedOperationException(userId);
  }

  public void notReady(String userId, NotReadyReason reason) {
    throw new UnsupportedOperationException(userId + reason);
  }

  /** Chooses, during a call or wrap-up, what comes after it. */
  public void next(String userId, AgentState state, NotReadyReason reasonIfNotReady) {
    throw new UnsupportedOperationException(userId + state + reasonIfNotReady);
  }

  /** Wrap-up is done: goes to the chosen next state, or Ready. */
  public void wrapUpDone(String userId) {
    throw new UnsupportedOperationException(userId);
  }

  public Optional<AgentView> of(String userId) {
    throw new UnsupportedOperationException(userId);
  }

  public List<AgentView> all() {
    throw new UnsupportedOperationException();
  }

  public Optional<String> userOfSeat(String seat) {
    throw new UnsupportedOperationException(seat);
  }

  public SeatCredential credential(String userId) {
    throw new UnsupportedOperationException(userId);
  }
}
