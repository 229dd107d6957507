package org.veriline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.veriline.testing.MovableClock;

/** Anchors leave the machine: over TLS to somebody who is who they say, in order, none lost. */
class AnchorsIT extends WithOtherSegment {
  private TlsReceiver receiver;

  @BeforeEach
  void open() throws Exception {
    receiver = new TlsReceiver(Files.createDirectory(folder.resolve("tls")), "receiver.example");
  }

  @AfterEach
  void close() throws Exception {
    receiver.close();
  }

  private SyslogReceiver syslog(String name) {
    return new SyslogReceiver("127.0.0.1", receiver.port(), name, receiver.authority);
  }

  private void signed(int rows) throws Exception {
    segment.write(rows);
    segment.checkpoints.make();
  }

  @Test
  void anchorsArriveInOrderAndAStrangerChecksTheTrailByTheReceiversLog() throws Exception {
    signed(300);
    assertEquals(3, segment.anchors.deliverTo(syslog("receiver.example")));
    signed(10);
    assertEquals(1, segment.anchors.deliverTo(syslog("receiver.example")));
    assertEquals(0, segment.anchors.deliverTo(syslog("receiver.example")));
    assertEquals(4, receiver.messages.size());
    for (int i = 0; i < 4; i++) {
      String message = receiver.messages.get(i);
      assertTrue(message.startsWith("<110>1 2"), message);
      assertTrue(message.contains(" number=" + (i + 1) + " "), message);
      assertTrue(message.length() < 2048, "longer than every receiver must take");
    }
    Path log = folder.resolve("syslog.log");
    Files.write(log, receiver.messages);
    String said = OtherSegment.judged(key(), log, segment.exported(folder));
    assertTrue(said.startsWith("0: 310 rows"), said);
    assertTrue(said.contains("Up to row 310"), said);
  }

  @Test
  void nothingIsLostOverAnOutageAndSilenceOfAQuarterOfAnHourIsAnAlarm() throws Exception {
    signed(10);
    SyslogReceiver destination = syslog("receiver.example");
    segment.anchors.deliverTo(destination);
    int port = receiver.port();
    receiver.close();
    signed(10);
    assertThrows(IOException.class, () -> segment.anchors.deliverTo(destination));
    MovableClock.moveOn(Duration.ofMinutes(14));
    segment.anchors.watch(List.of(destination));
    assertTrue(alarms.active().stream().noneMatch(it -> it.id().equals(Anchors.ALARM)));
    MovableClock.moveOn(Duration.ofMinutes(2));
    signed(10);
    segment.anchors.watch(List.of(destination));
    assertTrue(alarms.active().stream().anyMatch(it -> it.id().equals(Anchors.ALARM)));
    receiver.open(port);
    assertEquals(2, segment.anchors.deliverTo(destination));
    segment.anchors.watch(List.of(destination));
    assertTrue(alarms.active().stream().noneMatch(it -> it.id().equals(Anchors.ALARM)));
    assertEquals(3, receiver.messages.size());
    assertTrue(receiver.messages.get(2).contains(" number=3 "));
  }

  @Test
  void receiverWithAnotherNameOrAnotherAuthorityGetsNothing() throws Exception {
    signed(10);
    assertThrows(
        SSLHandshakeException.class, () -> segment.anchors.deliverTo(syslog("somebody.example")));
    TlsReceiver stranger =
        new TlsReceiver(Files.createDirectory(folder.resolve("other")), "receiver.example");
    try (stranger) {
      SyslogReceiver wrong =
          new SyslogReceiver("127.0.0.1", receiver.port(), "receiver.example", stranger.authority);
      assertThrows(SSLHandshakeException.class, () -> segment.anchors.deliverTo(wrong));
    }
    assertEquals(List.of(), receiver.messages);
  }

  @Test
  void quietTimeIsSignedTooSoThatAReceiverNoticesSilence() throws Exception {
    signed(10);
    assertEquals(0, segment.checkpoints.make());
    MovableClock.moveOn(Duration.ofMinutes(5));
    assertEquals(1, segment.checkpoints.make());
    assertTrue(segment.check().intact());
    signed(10);
    assertTrue(segment.check().intact());
    assertEquals(3, segment.number("select count(*) from audit_checkpoint where segment = $S"));
  }

  @Test
  void nothingBrokenIsEverSigned() throws Exception {
    segment.write(10);
    segment.tamper("update audit_event set object = 'test/x' where segment = $S and n = 5");
    assertEquals(0, segment.checkpoints.make());
    assertTrue(alarms.active().stream().anyMatch(it -> it.id().equals(AuditVerification.ALARM)));
    segment.tamper("update audit_event set object = 'test/4' where segment = $S and n = 5");
    assertEquals(1, segment.checkpoints.make());
    alarms.clear(AuditVerification.ALARM);
  }
}
