package org.veriline.asterisk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.asteriskjava.manager.action.HangupAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.QueueAddAction;
import org.asteriskjava.manager.action.QueuePauseAction;
import org.asteriskjava.manager.action.QueuePenaltyAction;
import org.asteriskjava.manager.action.QueueRemoveAction;
import org.asteriskjava.manager.action.RedirectAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.response.ManagerError;
import org.jspecify.annotations.Nullable;
import org.veriline.call.CallId;
import org.veriline.call.CallView;
import org.veriline.call.CallerNumber;
import org.veriline.call.Switch;
import org.veriline.platform.Refusal;

/** What we may ask of the telephone switch, over AMI. */
@ApplicationScoped
public class AsteriskSwitch implements Switch {
  @Inject Connection connection;

  /** The caller's channel of each live call: a projection of events, rebuilt by every resync. */
  private final Map<CallId, String> channels = new ConcurrentHashMap<>();

  /** The channel of each seat's present or last call. */
  private final Map<String, String> seatChannels = new ConcurrentHashMap<>();

  /** The channel of whoever was called into a call from outside. */
  private final Map<CallId, String> outside = new ConcurrentHashMap<>();

  /** Whose phone is away from its caller: nobody else would tell it that the caller hung up. */
  private final Map<CallId, String> apart = new ConcurrentHashMap<>();

  void channelOf(CallId call, String channel) {
    channels.put(call, channel);
  }

  void seatChannel(String seat, String channel) {
    seatChannels.put(seat, channel);
  }

  void outsideChannel(CallId call, String channel) {
    outside.put(call, channel);
  }

  /** The caller hung up; a phone that waits in music for the way back must not wait on. */
  void forget(CallId call) {
    channels.remove(call);
    outside.remove(call);
    endTheOther(call);
  }

  private void endTheOther(CallId call) {
    String waiting = apart.remove(call);
    if (waiting != null) {
      connection.link().sendLater(new HangupAction(waiting), () -> {});
    }
  }

  @Override
  public void hangUp(CallId call) {
    must(new HangupAction(channel(call)));
  }

  @Override
  public void transfer(CallId call, String queue) {
    redirect(call, "transfer", queue);
  }

  @Override
  public void keep(CallId call) {
    redirect(call, "kept", "s");
    endTheOther(call);
  }

  @Override
  public void ringBack(CallId call, String seat) {
    redirect(call, "seat-ring", seat);
  }

  @Override
  public void requeue(CallId call, String queue) {
    redirect(call, "again", queue);
    endTheOther(call);
  }

  @Override
  public void dial(CallId call, CallerNumber to, String language) {
    connection.dial(call.value(), to.digits(), language);
  }

  @Override
  public void apart(CallId call, String seat) {
    String caller = channel(call);
    String agent = channel(seat);
    must(new SetVarAction(caller, "VL_AGENT", agent));
    must(new RedirectAction(caller, agent, "keypad", "s", 1, "seat-waits", "s", 1));
    apart.put(call, agent);
  }

  @Override
  public void consult(CallId call, String seat, String colleague) {
    ask(call, seat, colleague);
  }

  /** The number goes by a variable, so that no list of channels and no record of calls has it. */
  @Override
  public void consultOutside(CallId call, String seat, CallerNumber number) {
    if (!OriginateLine.NUMBER.matcher(number.digits()).matches()) {
      throw new Refusal("number-not-diallable");
    }
    must(new SetVarAction(channel(seat), "VL_OUTSIDE", number.digits()));
    ask(call, seat, CallView.OUTSIDE);
  }

  private void ask(CallId call, String seat, String whom) {
    String caller = channel(call);
    String agent = channel(seat);
    must(new SetVarAction(caller, "VL_AGENT", agent));
    must(new SetVarAction(agent, "VL_CALLER", caller));
    must(new RedirectAction(caller, agent, "aside", "s", 1, "consult", whom, 1));
    apart.put(call, agent);
  }

  @Override
  public void takeBack(CallId call, String seat) {
    must(new RedirectAction(channel(seat), "consult", "back", 1));
  }

  /**
   * The two agents' bridge first: the caller then finds the colleague where nobody else is. The
   * first agent's leg ends when the switch has told that the colleague has the caller, or that end
   * would be the end of the agent's part, and with it of what was proved.
   */
  @Override
  public void handOver(CallId call, String seat, String colleague) {
    String caller = channel(call);
    String second = channel(colleague);
    must(new SetVarAction(caller, "VL_AGENT", second));
    must(new RedirectAction(channel(seat), second, "given", "s", 1, "seat-waits", "s", 1));
    must(new RedirectAction(caller, "handed", colleague, 1));
  }

  /** The colleague at this seat has the caller. */
  void handedOver(CallId call, String colleague) {
    endTheOther(call);
    String second = seatChannels.get(colleague);
    if (second != null) {
      apart.put(call, second);
    }
  }

  @Override
  public void joinThree(CallId call, String seat, String colleague) {
    must(
        new RedirectAction(
            channel(seat), channel(call, colleague), "three", "agent", 1, "third", colleague, 1));
    must(new RedirectAction(channel(call), "three", "caller", 1));
    apart.put(call, channel(seat));
  }

  @Override
  public void drop(CallId call, String colleague) {
    must(new HangupAction(channel(call, colleague)));
  }

  @Override
  public void alone(CallId call, String seat) {
    String caller = channel(call);
    String agent = channel(seat);
    must(new SetVarAction(caller, "VL_AGENT", agent));
    must(new RedirectAction(caller, agent, "keypad", "together", 1, "seat-waits", "s", 1));
  }

  @Override
  public void dismiss(CallId call) {
    redirect(call, "moved", "s");
  }

  private void redirect(CallId call, String context, String extension) {
    must(new RedirectAction(channel(call), context, extension, 1));
  }

  @Override
  public void setSeatSecret(String seat, String secret) {
    connection.setSeatSecret(seat, secret);
  }

  /** Added, or corrected when Asterisk kept it over a restart. */
  @Override
  public void join(String queue, String seat, int penalty, @Nullable String pausedBecause) {
    String name = AmiTranslator.asteriskQueue(queue);
    QueueAddAction add = new QueueAddAction(name, phone(seat), penalty);
    add.setMemberName(seat);
    add.setPaused(pausedBecause != null);
    if (pausedBecause != null) {
      add.setReason(pausedBecause);
    }
    if (may(add)) {
      return;
    }
    may(new QueuePenaltyAction(phone(seat), penalty, name));
    QueuePauseAction pause = new QueuePauseAction(phone(seat), name, pausedBecause != null);
    if (pausedBecause != null) {
      pause.setReason(pausedBecause);
    }
    may(pause);
  }

  @Override
  public void leave(String queue, String seat) {
    may(new QueueRemoveAction(AmiTranslator.asteriskQueue(queue), phone(seat)));
  }

  @Override
  public void pause(String seat, String reason) {
    QueuePauseAction pause = new QueuePauseAction(phone(seat), true);
    pause.setReason(reason);
    may(pause);
  }

  @Override
  public void unpause(String seat) {
    may(new QueuePauseAction(phone(seat), false));
  }

  @Override
  public void reloadQueues() {
    must(new QueueReload());
  }

  @Override
  public boolean reachable() {
    return connection.reachable();
  }

  private String channel(CallId call) {
    String channel = channels.get(call);
    if (channel == null) {
      throw new Refusal("call-already-ended");
    }
    return channel;
  }

  private String channel(String seat) {
    String channel = seatChannels.get(seat);
    if (channel == null) {
      throw new Refusal("call-already-ended");
    }
    return channel;
  }

  /** Of a colleague, or of somebody outside. */
  private String channel(CallId call, String second) {
    if (!second.equals(CallView.OUTSIDE)) {
      return channel(second);
    }
    String channel = outside.get(call);
    if (channel == null) {
      throw new Refusal("call-already-ended");
    }
    return channel;
  }

  private void must(ManagerAction action) {
    if (!may(action)) {
      throw new Refusal("call-already-ended");
    }
  }

  /** Whether Asterisk agreed; that a member is there already, or not, is no failure. */
  private boolean may(ManagerAction action) {
    return !(connection.send(action) instanceof ManagerError);
  }

  private static String phone(String seat) {
    return "PJSIP/" + seat;
  }
}
