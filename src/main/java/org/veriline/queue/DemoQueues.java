package org.veriline.queue;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.veriline.access.Users;
import org.veriline.platform.DemoSeeding;

/** The demo clinic's queues. It never closes, so that a first call rings whenever it is made. */
@ApplicationScoped
public class DemoQueues {
  private static final List<CallQueueRow> QUEUES =
      List.of(
          new CallQueueRow("general", "General", "General", "1", 30, 20, true),
          new CallQueueRow("nurse", "Nurse", "Enfermería", "2", 30, 20, true),
          new CallQueueRow("billing", "Billing", "Facturación", "3", 60, 20, true));

  private record Staff(String userName, String queue, int penalty) {}

  private static final List<Staff> STAFF =
      List.of(
          new Staff("ann.example", "general", 0),
          new Staff("ann.example", "billing", 0),
          new Staff("benito.ejemplo", "general", 0),
          new Staff("benito.ejemplo", "billing", 1),
          new Staff("sam.sample", "general", 1),
          new Staff("nora.invented", "nurse", 0),
          new Staff("nora.invented", "general", 5));

  @Inject CallQueues queues;
  @Inject Hours hours;
  @Inject Users users;

  @Transactional
  public void seed(@Observes @Priority(200) DemoSeeding seeding) {
    // What people changed since the first seeding stays.
    if (queues.find("billing").isPresent()) {
      return;
    }
    QUEUES.forEach(queues::saveUnasked);
    for (Staff staff : STAFF) {
      users
          .idOf(staff.userName())
          .ifPresent(
              id -> queues.assignUnasked(new MembershipRow(staff.queue(), id, staff.penalty())));
    }
    OpeningHours.Span always = new OpeningHours.Span(LocalTime.MIDNIGHT, OpeningHours.END_OF_DAY);
    hours.saveUnasked(
        new OpeningHours(
            hours.current().zone(),
            OpeningHours.days().stream().collect(Collectors.toMap(day -> day, day -> always)),
            Set.of()));
  }
}
