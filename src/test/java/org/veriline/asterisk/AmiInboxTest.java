package org.veriline.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.veriline.call.CallEvent;
import org.veriline.call.CallId;

class AmiInboxTest {
  private static final AmiInbox.Letter NEWS =
      new AmiInbox.Letter.Told(new CallEvent.WentStatic(new CallId("voice-1.0"), Instant.EPOCH));

  @Test
  void fullInboxAsksForAResyncInsteadOfLosingInSilence() throws InterruptedException {
    AmiInbox inbox = new AmiInbox(3);
    for (int i = 0; i < 4; i++) {
      inbox.offer(NEWS);
    }
    assertInstanceOf(AmiInbox.Letter.Resync.class, inbox.take(1).get(0));
    assertEquals(0, inbox.size());
  }

  @Test
  void whatComesAfterALossIsReadAfterTheResync() throws InterruptedException {
    AmiInbox inbox = new AmiInbox(3);
    inbox.offer(NEWS);
    inbox.resync();
    inbox.offer(NEWS);
    assertInstanceOf(AmiInbox.Letter.Resync.class, inbox.take(1).get(0));
    assertEquals(List.of(NEWS), inbox.take(5));
  }
}
