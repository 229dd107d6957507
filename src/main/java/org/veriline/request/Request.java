package org.veriline.request;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.platform.Refusal;

/**
 * Something a caller was promised. It always has an owner: until somebody of the team takes it,
 * that is whoever opened it, so nothing promised belongs to nobody.
 */
@Entity
@Table(name = "request")
class Request {
  @Id private String id;

  @Enumerated(EnumType.STRING)
  private RequestKind kind;

  @Enumerated(EnumType.STRING)
  private Team team;

  @Enumerated(EnumType.STRING)
  private RequestState state;

  @Column(name = "call_id")
  private String call;

  /** Opaque; null when nobody was verified. */
  private @Nullable String patient;

  /** Sealed: a note may say anything. */
  private byte @Nullable [] note;

  private String owner;

  @Column(name = "opened_by")
  private String openedBy;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "done_at")
  private @Nullable Instant doneAt;

  /** Attempts to call count from here on. */
  @Column(name = "attempts_from")
  private @Nullable Instant attemptsFrom;

  @Column(name = "with_supervisor_since")
  private @Nullable Instant withSupervisorSince;

  /** Whoever called the patient and had them verified. */
  @Column(name = "opened_to")
  private @Nullable String openedTo;

  /** Whoever read the note without a call that earned it. */
  @ElementCollection
  @CollectionTable(name = "request_reader", joinColumns = @JoinColumn(name = "request_id"))
  @Column(name = "user_id")
  private Set<String> readers = new HashSet<>();

  @Version private long version;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Request() {}

  Request(
      String id,
      RequestKind kind,
      Team team,
      String call,
      @Nullable String patient,
      byte @Nullable [] note,
      String openedBy,
      Instant openedAt,
      Instant dueAt) {
    if (dueAt.isBefore(openedAt)) {
      throw new Refusal("request-due-in-the-past");
    }
    this.id = id;
    this.kind = kind;
    this.team = team;
    this.state = RequestState.OPEN;
    this.call = call;
    this.patient = patient;
    this.note = note == null ? null : note.clone();
    this.owner = openedBy;
    this.openedBy = openedBy;
    this.openedAt = openedAt;
    this.dueAt = dueAt;
  }

  /** Why the patient is called is hidden from whoever calls, until they earned it in a call. */
  boolean withheldFrom(Actor actor) {
    // Whoever releases a result has to know it; once released it is told like any other.
    boolean prepares = actor.may("result:discloseAbnormal") && kind != RequestKind.RESULT;
    return patient != null
        && kind.isCall()
        && actor.may("call:dial:preferenceList")
        && !prepares
        && !actor.userId().equals(openedTo);
  }

  /**
   * Whether the role reads what such a note holds (13.2, 13.3): those of the team, of a refill
   * those who read medication, of contact data those who change them.
   */
  boolean readableBy(Actor actor) {
    boolean content =
        switch (kind) {
          case REFILL -> actor.may("request:note:" + Team.NURSES);
          case NOTICE, RECORD_CHANGE -> actor.may("patient:edit:contact");
          case MESSAGE, APPOINTMENT, CALL_BACK, RESULT, VERIFY_CALLER -> true;
        };
    return content && actor.may("request:note:" + team);
  }

  void readBy(String userId) {
    readers.add(userId);
  }

  /** Who has read why does not call for it, unless a clinician who has to know (VP-16). */
  boolean mayBeCalledBy(Actor actor) {
    return !(kind == RequestKind.MESSAGE || kind == RequestKind.REFILL)
        || patient == null
        || actor.may("result:discloseAbnormal")
        || actor.userId().equals(openedTo)
        || !readers.contains(actor.userId());
  }

  void openedTo(String userId) {
    openedTo = userId;
  }

  /** Nobody was reached as often as may be tried. */
  void goesToSupervisor(Instant at) {
    if (state != RequestState.DONE) {
      state = RequestState.OPEN;
      withSupervisorSince = at;
    }
  }

  /** The supervisor lets it be tried again. */
  void tryAgain(Instant at) {
    if (withSupervisorSince == null || state == RequestState.DONE) {
      throw new Refusal("request-not-with-supervisor");
    }
    state = RequestState.OPEN;
    attemptsFrom = at;
    withSupervisorSince = null;
  }

  void mustBeFreeFor(Actor actor) {
    if (withSupervisorSince != null && !actor.may("request:assign")) {
      throw new Refusal("request-with-supervisor");
    }
  }

  Instant attemptsFrom() {
    return attemptsFrom == null ? Instant.EPOCH : attemptsFrom;
  }

  RequestRow row(Actor reader) {
    return new RequestRow(
        id,
        kind,
        team,
        state,
        owner,
        openedBy,
        openedAt,
        dueAt,
        withheldFrom(reader),
        readableBy(reader),
        withSupervisorSince != null,
        call);
  }

  void take(String userId) {
    if (state == RequestState.DONE) {
      throw new Refusal("request-already-done");
    }
    if (state == RequestState.TAKEN && !owner.equals(userId)) {
      throw new Refusal("request-taken-by-another");
    }
    state = RequestState.TAKEN;
    owner = userId;
  }

  void done(String userId, Instant at) {
    if (state == RequestState.DONE) {
      return;
    }
    mustBelongTo(userId);
    state = RequestState.DONE;
    doneAt = at;
  }

  /** Whoever has it hands it to a team, as a result to be told; it stays theirs until taken. */
  void becomesResult(String userId, Team next) {
    mustBelongTo(userId);
    if (state == RequestState.DONE) {
      throw new Refusal("request-already-done");
    }
    kind = RequestKind.RESULT;
    team = next;
    state = RequestState.OPEN;
  }

  /** The note, for its owner only. */
  byte @Nullable [] noteFor(String userId) {
    mustBelongTo(userId);
    return note();
  }

  byte @Nullable [] note() {
    return note == null ? null : note.clone();
  }

  void mustBelongTo(String userId) {
    if (state == RequestState.OPEN || !owner.equals(userId)) {
      throw new Refusal("request-not-yours");
    }
  }

  String id() {
    return id;
  }

  String call() {
    return call;
  }

  @Nullable String patient() {
    return patient;
  }

  RequestKind kind() {
    return kind;
  }

  Team team() {
    return team;
  }

  String owner() {
    return owner;
  }

  RequestState state() {
    return state;
  }
}
