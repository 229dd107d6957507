package org.veriline.audit;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import org.veriline.platform.Alarms;
import org.veriline.platform.Tick;

/** What the audit trail does by itself, each minute and each night. */
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class AuditClock {
  static final String ALARM = "audit-cannot-be-written";
  private static final Duration A_WHILE = Duration.ofSeconds(10);

  @Inject Alarms alarms;
  @Inject Anchors anchors;
  @Inject AuditExpiry expiry;
  @Inject AuditGap gap;
  @Inject AuditTrail trail;
  @Inject AuditWalk walk;
  @Inject Checkpoints checkpoints;

  private final Tick fold = new Tick("write evidence that was kept aside", () -> gap.foldIn());
  private final Tick warn = new Tick("warn that no evidence can be written", this::warn);
  private final Tick sign = new Tick("sign the audit trail", () -> checkpoints.make());
  private final Tick send = new Tick("send anchors", () -> anchors.deliver());
  private final Tick check = new Tick("check the audit trail", () -> walk.walkOn(A_WHILE));
  private final Tick expire = new Tick("let go of old evidence", () -> expiry.expire());

  @Schedule(hour = "*", minute = "*", second = "7", persistent = false)
  void eachMinute() {
    fold.run();
    warn.run();
    sign.run();
    send.run();
    check.run();
  }

  @Schedule(hour = "3", minute = "17", second = "0", persistent = false)
  void eachNight() {
    expire.run();
  }

  private void warn() {
    if (trail.failing()) {
      alarms.raiseAlone(ALARM, "audit_event");
    } else {
      alarms.clear(ALARM);
    }
  }
}
