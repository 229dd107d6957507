package org.veriline.outreach;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import org.veriline.patient.Phi;
import org.veriline.platform.Messages;
import org.veriline.request.RequestKind;
import org.veriline.request.Requests;
import org.veriline.request.Team;
import org.veriline.verification.ContactChanged;

/**
 * What follows from changed contact data: somebody tells the old destination that they were
 * changed, and nothing else (VP-07), and somebody tells the record system. The task is in English,
 * for colleagues; the words for the patient are in the patient's language.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Notices {
  @Inject Clock clock;
  @Inject Requests requests;

  void follow(@Observes ContactChanged changed) {
    String kind = changed.kind().name();
    changed
        .before()
        .map(Phi::value)
        .ifPresent(
            old ->
                open(
                    changed,
                    RequestKind.NOTICE,
                    Team.FRONT_DESK,
                    Messages.text(
                        Locale.ENGLISH,
                        "outbound.notice." + kind,
                        Messages.text(changed.language(), "outbound.notice.words")),
                    old));
    open(
        changed,
        RequestKind.RECORD_CHANGE,
        Team.RECORDS,
        Messages.text(Locale.ENGLISH, "outbound.record." + kind),
        changed.now().value());
  }

  private void open(
      ContactChanged changed, RequestKind kind, Team team, String sentence, String value) {
    String note = sentence + "\n" + value;
    requests.open(
        changed.call(),
        changed.patient(),
        new Requests.Wish(kind, team, kind.dueAfter(clock.instant()), note));
  }
}
