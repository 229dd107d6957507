package org.veriline.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.veriline.platform.Settings;
import org.veriline.platform.Vault;

/** The only door to calls. */
@ApplicationScoped
@Transactional
public class Calls {
  private static final Duration LAST_MOMENTS = Duration.ofSeconds(3);

  @PersistenceContext EntityManager entities;
  @Inject Event<CutOff> cutOff;
  @Inject Event<CallEvent> happened;
  @Inject Settings settings;
  @Inject Vault vault;

  /**
   * Applies the event to its call and fires it, if it changed something. A call we never saw arrive
   * arrives now: losing an event must not lose the call.
   */
  public void record(CallEvent event) {
    Call call = entities.find(Call.class, event.call().value());
    if (call == null) {
      CallerNumber from =
          event instanceof CallEvent.Arrived arrived ? arrived.from() : CallerNumber.WITHHELD;
      call = new Call(event.call(), event.at(), sealed(event.call(), from));
      entities.persist(call);
      happened.fire(new CallEvent.Arrived(event.call(), event.at(), from));
    }
    if (call.apply(event)) {
      entities.flush();
      happened.fire(event);
      if (event instanceof CallEvent.Ended ended
          && ended.cause() == EndCause.CUT_OFF
          && !call.view().outbound()) {
        cutOff.fire(new CutOff(event.call()));
      }
    }
  }

  /** All of them, in order, or none. */
  public void recordAll(List<CallEvent> events) {
    events.forEach(this::record);
  }

  /**
   * The switch went away then. One that shuts down hangs everybody up first, and says so as if they
   * had done it themselves: who "left" in its last moments was cut off.
   */
  public void switchWentAway(Instant at) {
    List<Call> last =
        entities
            .createQuery(
                "select c from Call c where c.endedAt between :from and :at and c.cause <> :cutOff",
                Call.class)
            .setParameter("from", at.minus(LAST_MOMENTS))
            .setParameter("at", at)
            .setParameter("cutOff", EndCause.CUT_OFF)
            .getResultList();
    for (Call call : last) {
      call.wasCutOff();
      cutOff.fire(new CutOff(call.view().id()));
    }
  }

  /**
   * For what was written down while we were away: like {@link #record}, but what is older than what
   * the call already knows changes nothing.
   */
  public void recordLater(CallEvent event) {
    Call call = entities.find(Call.class, event.call().value());
    if (call == null || event.at().isAfter(call.lastEventAt())) {
      record(event);
    }
  }

  /** Notes which person sat at the seat that answered. */
  public void answeredBy(CallId id, String userId) {
    Call call = entities.find(Call.class, id.value());
    if (call != null) {
      call.answeredBy(userId);
    }
  }

  public Optional<CallView> find(CallId id) {
    return Optional.ofNullable(entities.find(Call.class, id.value())).map(Call::view);
  }

  /** The call that rings or talks at the seat. */
  public Optional<CallView> liveCallOf(String seat) {
    return entities
        .createQuery("select c from Call c where c.endedAt is null and c.seat = :seat", Call.class)
        .setParameter("seat", seat)
        .getResultStream()
        .findFirst()
        .map(Call::view);
  }

  /** The call on which the seat's person helps a colleague: the newest, if one was left open. */
  public Optional<CallView> helpedBy(String seat) {
    return entities
        .createQuery(
            "select c from Call c where c.endedAt is null and c.second = :seat"
                + " order by c.arrivedAt desc",
            Call.class)
        .setParameter("seat", seat)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(Call::view);
  }

  public List<CallView> live() {
    return entities
        .createQuery(
            "select c from Call c where c.endedAt is null order by c.arrivedAt", Call.class)
        .getResultStream()
        .map(Call::view)
        .toList();
  }

  /** In which language each of these calls was, by its id. */
  public Map<String, String> languages(Collection<String> ids) {
    return entities
        .createQuery("select c.id, c.language from Call c where c.id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1]));
  }

  /** Calls that arrived on the clinic's day, newest first. */
  public List<CallRow> day(LocalDate day, int first, int count) {
    return entities
        .createQuery(
            "select c from Call c where c.arrivedAt >= :from and c.arrivedAt < :until"
                + " order by c.arrivedAt desc, c.id",
            Call.class)
        .setParameter("from", startOf(day))
        .setParameter("until", startOf(day.plusDays(1)))
        .setFirstResult(first)
        .setMaxResults(count)
        .getResultStream()
        .map(Call::row)
        .toList();
  }

  public long countOf(LocalDate day) {
    return entities
        .createQuery(
            "select count(c) from Call c where c.arrivedAt >= :from and c.arrivedAt < :until",
            Long.class)
        .setParameter("from", startOf(day))
        .setParameter("until", startOf(day.plusDays(1)))
        .getSingleResult();
  }

  /** What happened in the queues since then, in order of joining: for whoever counts. */
  public List<QueueStay> staysSince(Instant from) {
    return entities
        .createQuery(
            "select new org.veriline.call.QueueStay(e.call, e.queue, e.joinedAt, e.leftAt,"
                + " e.outcome) from QueueEntry e where e.joinedAt >= :from order by e.joinedAt",
            QueueStay.class)
        .setParameter("from", from)
        .getResultList();
  }

  /** The number the network presented, decrypted; callers of this method audit what they show. */
  public CallerNumber numberOf(CallId id) {
    return Optional.ofNullable(entities.find(Call.class, id.value()))
        .map(Call::sealedNumber)
        .map(number -> new String(vault.open(number, associated(id)), StandardCharsets.UTF_8))
        .map(CallerNumber::new)
        .orElse(CallerNumber.WITHHELD);
  }

  private byte[] sealed(CallId id, CallerNumber from) {
    return vault.seal(from.digits().getBytes(StandardCharsets.UTF_8), associated(id));
  }

  private static String associated(CallId id) {
    return "call/" + id.value();
  }

  private Instant startOf(LocalDate day) {
    return day.atStartOfDay(settings.zone()).toInstant();
  }
}
