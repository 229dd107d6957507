package org.veriline.call;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One caller's contact. {@link #apply} is the whole of its life: it says whether an event changed
 * something, and an event that comes twice, or too late, changes nothing.
 */
@Entity
@Table(name = "calls")
class Call {
  @Id private String id;

  @Enumerated(EnumType.STRING)
  private CallState state;

  private String language;

  /** Sealed. */
  @Column(name = "caller_number")
  private byte @Nullable [] callerNumber;

  @Column(name = "arrived_at")
  private Instant arrivedAt;

  @Column(name = "last_event_at")
  private Instant lastEventAt;

  private boolean outbound;

  @Column(name = "went_static")
  private boolean wentStatic;

  private @Nullable String queue;

  @Column(name = "queued_at")
  private @Nullable Instant queuedAt;

  private @Nullable String seat;

  @Column(name = "agent_user_id")
  private @Nullable String agentUserId;

  /** The seat of the colleague who is asked, or on the line as a third. */
  @Column(name = "second_seat")
  private @Nullable String second;

  @Column(name = "second_since")
  private @Nullable Instant secondSince;

  @Column(name = "answered_at")
  private @Nullable Instant answeredAt;

  @Column(name = "talk_since")
  private @Nullable Instant talkSince;

  @Column(name = "hold_since")
  private @Nullable Instant holdSince;

  @Column(name = "wait_ms")
  private long waitMillis;

  @Column(name = "talk_ms")
  private long talkMillis;

  @Column(name = "hold_ms")
  private long holdMillis;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Enumerated(EnumType.STRING)
  private @Nullable EndCause cause;

  @OneToMany(
      cascade = {CascadeType.PERSIST, CascadeType.MERGE},
      fetch = FetchType.EAGER)
  @JoinColumn(name = "call_id", insertable = false, updatable = false)
  @OrderBy("n")
  private List<QueueEntry> entries = new ArrayList<>();

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Call() {}

  Call(CallId id, Instant arrivedAt, byte @Nullable [] sealedNumber) {
    this.id = id.value();
    this.state = CallState.GREETED;
    this.language = "en";
    this.callerNumber = sealedNumber == null ? null : sealedNumber.clone();
    this.arrivedAt = arrivedAt;
    this.lastEventAt = arrivedAt;
  }

  /** One that we begin: the number we dial is no caller's, and is not kept here. */
  static Call outbound(CallId id, Instant at, String language) {
    Call call = new Call(id, at, null);
    call.outbound = true;
    call.language = language;
    return call;
  }

  /** Whether the event changed something. */
  boolean apply(CallEvent event) {
    if (state == CallState.ENDED) {
      return false;
    }
    boolean changed = changedBy(event);
    if (changed && event.at().isAfter(lastEventAt)) {
      lastEventAt = event.at();
    }
    return changed;
  }

  /** It ended, but not because the caller or the agent wanted it to. */
  void wasCutOff() {
    cause = EndCause.CUT_OFF;
  }

  private boolean changedBy(CallEvent event) {
    if (event instanceof CallEvent.LanguageChosen chosen) {
      boolean other = !language.equals(chosen.language());
      language = chosen.language();
      return other;
    } else if (event instanceof CallEvent.WentStatic) {
      return wentStatic(event.at());
    } else if (event instanceof CallEvent.Queued queued) {
      return queued(queued.queue(), event.at());
    } else if (event instanceof CallEvent.Offered offered) {
      return offered(offered);
    } else if (event instanceof CallEvent.RangOut rangOut) {
      return notTaken(rangOut.seat());
    } else if (event instanceof CallEvent.Declined declined) {
      return notTaken(declined.seat());
    } else if (event instanceof CallEvent.Answered answered) {
      return answered(answered.seat(), event.at());
    } else if (event instanceof CallEvent.Held held) {
      return held(held.seat(), event.at());
    } else if (event instanceof CallEvent.Unheld unheld) {
      return unheld(unheld.seat(), event.at());
    } else if (event instanceof CallEvent.AgentLost lost) {
      return agentLost(lost.seat(), event.at());
    } else if (event instanceof CallEvent.AgentBack back) {
      return agentBack(back.seat(), event.at());
    } else if (event instanceof CallEvent.Requeued requeued) {
      return sentTo(requeued.queue(), event.at());
    } else if (event instanceof CallEvent.Transferred transferred) {
      return sentTo(transferred.queue(), event.at());
    } else if (event instanceof CallEvent.Asked asked) {
      return asked(asked.seat(), event.at());
    } else if (event instanceof CallEvent.Consulted consulted) {
      return consulted(consulted.seat(), event.at());
    } else if (event instanceof CallEvent.Returned returned) {
      return returned(returned.seat(), event.at());
    } else if (event instanceof CallEvent.HandedOver handed) {
      return handedOver(handed.seat(), event.at());
    } else if (event instanceof CallEvent.Joined joined) {
      return joined(joined.seat(), event.at());
    } else if (event instanceof CallEvent.Left left) {
      return left(left.seat());
    } else if (event instanceof CallEvent.Released released) {
      return released(released.seat(), event.at());
    } else if (event instanceof CallEvent.Abandoned) {
      return leave(QueueStay.How.ABANDONED, event.at(), null);
    } else if (event instanceof CallEvent.Ended ended) {
      return ended(ended.cause(), event.at());
    }
    return false;
  }

  private boolean wentStatic(Instant at) {
    boolean first = !wentStatic;
    wentStatic = true;
    return leave(QueueStay.How.FLOWED_OUT, at, null) || first;
  }

  private boolean queued(String into, Instant at) {
    QueueEntry last = lastEntry();
    if (last != null && last.waiting() && last.queue().equals(into)) {
      return false;
    }
    leave(QueueStay.How.FLOWED_OUT, at, null);
    stopTalking(at);
    withoutSecond();
    entries.add(new QueueEntry(id, entries.size() + 1, into, at));
    queue = into;
    queuedAt = at;
    seat = null;
    agentUserId = null;
    state = CallState.WAITING;
    return true;
  }

  private boolean offered(CallEvent.Offered offered) {
    if (talkedTo() || state == CallState.OFFERED && offered.seat().equals(seat)) {
      return false;
    }
    queued(offered.queue(), offered.at());
    state = CallState.OFFERED;
    seat = offered.seat();
    return true;
  }

  private boolean notTaken(String by) {
    if (state != CallState.OFFERED || !by.equals(seat)) {
      return false;
    }
    state = CallState.WAITING;
    seat = null;
    return true;
  }

  private boolean answered(String by, Instant at) {
    // Of a colleague on the line, how things stand says no more than that their phone talks.
    if (withAgent(by) || talkedTo() && by.equals(second)) {
      return false;
    }
    leave(QueueStay.How.ANSWERED, at, by);
    stopTalking(at);
    withoutSecond();
    state = CallState.TALKING;
    seat = by;
    agentUserId = null;
    talkSince = at;
    if (answeredAt == null) {
      answeredAt = at;
    }
    return true;
  }

  private boolean held(String by, Instant at) {
    if (state != CallState.TALKING || !by.equals(seat)) {
      return false;
    }
    state = CallState.HELD;
    holdSince = at;
    return true;
  }

  private boolean unheld(String by, Instant at) {
    if (state != CallState.HELD || !by.equals(seat)) {
      return false;
    }
    stopHolding(at);
    state = CallState.TALKING;
    return true;
  }

  private boolean agentLost(String who, Instant at) {
    if (state == CallState.KEPT || !withAgent(who)) {
      return false;
    }
    stopTalking(at);
    withoutSecond();
    state = CallState.KEPT;
    return true;
  }

  private boolean agentBack(String who, Instant at) {
    if (state != CallState.KEPT || !who.equals(seat)) {
      return false;
    }
    state = CallState.TALKING;
    talkSince = at;
    return true;
  }

  private boolean asked(String whom, Instant at) {
    if (state != CallState.TALKING && state != CallState.HELD
        || second != null
        || whom.equals(seat)) {
      return false;
    }
    if (holdSince == null) {
      holdSince = at;
    }
    state = CallState.CONSULT;
    second = whom;
    return true;
  }

  private boolean consulted(String who, Instant at) {
    if (state != CallState.CONSULT || !who.equals(second) || secondSince != null) {
      return false;
    }
    secondSince = at;
    return true;
  }

  private boolean returned(String from, Instant at) {
    if (state != CallState.CONSULT || !from.equals(second)) {
      return false;
    }
    stopHolding(at);
    withoutSecond();
    state = CallState.TALKING;
    return true;
  }

  private boolean handedOver(String to, Instant at) {
    if (state != CallState.CONSULT || !to.equals(second)) {
      return false;
    }
    stopHolding(at);
    withoutSecond();
    state = CallState.TALKING;
    seat = to;
    agentUserId = null;
    return true;
  }

  private boolean joined(String who, Instant at) {
    if (state != CallState.CONSULT || !who.equals(second)) {
      return false;
    }
    stopHolding(at);
    state = CallState.TALKING;
    return true;
  }

  private boolean left(String who) {
    if (state == CallState.CONSULT || !who.equals(second)) {
      return false;
    }
    withoutSecond();
    return true;
  }

  private void withoutSecond() {
    second = null;
    secondSince = null;
  }

  /** Leaves the agent for a queue's line; the Queued that follows for the same queue is silent. */
  private boolean sentTo(String into, Instant at) {
    return talkedTo() && queued(into, at);
  }

  private boolean released(String by, Instant at) {
    // While the caller is kept, the vanished phone's leg ends: that was told by AgentLost.
    if (state == CallState.KEPT || !withAgent(by)) {
      return false;
    }
    stopTalking(at);
    withoutSecond();
    state = CallState.GREETED;
    seat = null;
    return true;
  }

  private boolean ended(EndCause why, Instant at) {
    boolean waiting = state == CallState.WAITING || state == CallState.OFFERED;
    leave(
        why == EndCause.CUT_OFF || !waiting ? QueueStay.How.FLOWED_OUT : QueueStay.How.ABANDONED,
        at,
        null);
    stopTalking(at);
    QueueEntry last = lastEntry();
    boolean abandoned = last != null && last.outcome() == QueueStay.How.ABANDONED;
    cause = why == EndCause.NORMAL && abandoned ? EndCause.ABANDONED : why;
    withoutSecond();
    state = CallState.ENDED;
    endedAt = at;
    seat = null;
    return true;
  }

  private boolean leave(QueueStay.How how, Instant at, @Nullable String answeringSeat) {
    QueueEntry last = lastEntry();
    if (last == null || !last.waiting()) {
      return false;
    }
    waitMillis += last.leave(how, at, answeringSeat).toMillis();
    return true;
  }

  private void stopTalking(Instant at) {
    stopHolding(at);
    if (talkSince != null) {
      talkMillis += elapsed(talkSince, at);
      talkSince = null;
    }
  }

  private void stopHolding(Instant at) {
    if (holdSince != null) {
      holdMillis += elapsed(holdSince, at);
      holdSince = null;
    }
  }

  private static long elapsed(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis());
  }

  private boolean withAgent(String who) {
    return talkedTo() && who.equals(seat);
  }

  /** Some agent has the caller, whatever the caller hears at the moment. */
  private boolean talkedTo() {
    return view().withAgent();
  }

  private @Nullable QueueEntry lastEntry() {
    return entries.isEmpty() ? null : entries.get(entries.size() - 1);
  }

  void answeredBy(String userId) {
    agentUserId = userId;
  }

  byte @Nullable [] sealedNumber() {
    return callerNumber == null ? null : callerNumber.clone();
  }

  Instant lastEventAt() {
    return lastEventAt;
  }

  @Nullable String seat() {
    return seat;
  }

  List<QueueEntry> entries() {
    return List.copyOf(entries);
  }

  CallView view() {
    return new CallView(
        new CallId(id),
        state,
        language,
        queue,
        seat,
        agentUserId,
        second,
        arrivedAt,
        queuedAt,
        answeredAt,
        endedAt,
        cause,
        outbound);
  }

  /** The talk without its holds, which are counted beside it (catalogue CC-04). */
  CallRow row() {
    return new CallRow(
        new CallId(id),
        arrivedAt,
        state,
        queue,
        waitMillis / 1000,
        (talkMillis - holdMillis) / 1000,
        holdMillis / 1000,
        agentUserId,
        cause);
  }
}
