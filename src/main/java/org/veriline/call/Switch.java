package org.veriline.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What we may ask of the telephone switch. Commands ask and return nothing: the answer is the event
 * that follows. A port because two bodies exist: Asterisk over AMI, and the tests' scripted one.
 */
public interface Switch {
  /** How long a dialled telephone rings; where none may be dialled, one waits as long. */
  Duration RINGS = Duration.ofSeconds(30);

  void hangUp(CallId call);

  /** Blind transfer of the caller to another queue; the agent's leg ends. */
  void transfer(CallId call, String queue);

  /** The agent's phone vanished: hold music for the caller at once. */
  void keep(CallId call);

  /** Rings the seat, which answers by itself, and gives it the kept caller back. */
  void ringBack(CallId call, String seat);

  /** Puts the caller first in the queue's line. */
  void requeue(CallId call, String queue);

  /** Dials the number; the channel bears the call's id, and whoever answers hears us first. */
  void dial(CallId call, CallerNumber to, String language);

  /**
   * Takes the two apart: the caller to the keypad, the agent's phone to music. Neither hears the
   * other until the switch brings them together again, which it does also without us.
   */
  void apart(CallId call, String seat);

  /**
   * The agent's phone calls a colleague's, and the caller hears music. If the colleague does not
   * answer, or hangs up, the switch brings the first two together again, also without us.
   */
  void consult(CallId call, String seat, String colleague);

  /**
   * As {@link #consult}, with somebody outside, whose place is {@link CallView#OUTSIDE} from then
   * on.
   */
  void consultOutside(CallId call, String seat, CallerNumber number);

  /** The colleague is hung up on, and agent and caller have each other again. */
  void takeBack(CallId call, String seat);

  /** The caller is given to the colleague; the agent's leg ends. */
  void handOver(CallId call, String seat, String colleague);

  /** Agent, caller and colleague hear each other. */
  void joinThree(CallId call, String seat, String colleague);

  /** The colleague's leg ends, whatever it is there for; the other two go on. */
  void drop(CallId call, String colleague);

  /** Agent and caller, left by a third, have each other again as before. */
  void alone(CallId call, String seat);

  /** Asks the caller to go on with the other telephone, and hangs up. */
  void dismiss(CallId call);

  void setSeatSecret(String seat, String secret);

  /** Adds the seat to the queue, or corrects it when it is there already. */
  void join(String queue, String seat, int penalty, @Nullable String pausedBecause);

  void leave(String queue, String seat);

  void pause(String seat, String reason);

  void unpause(String seat);

  /** Makes the switch read the queue files again. */
  void reloadQueues();

  /** Whether the switch answered within the last five seconds. */
  boolean reachable();
}
