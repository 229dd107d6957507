package org.veriline.asterisk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.asteriskjava.manager.event.HangupEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.veriline.call.CallEvent;
import org.veriline.call.EndCause;

/** How a call ends, from the state of its channel and the cause that Asterisk gives. */
class HangupTest {
  private static final String OURS = "out-1";

  private static EndCause cause(String call, int state, int cause) {
    HangupEvent hangup = new HangupEvent("test");
    hangup.setTimestamp(1.0);
    hangup.setChannel("PJSIP/carrier-00000001");
    hangup.setUniqueId(call);
    hangup.setLinkedId(call);
    hangup.setChannelState(state);
    hangup.setCause(cause);
    return AmiTranslator.translate(hangup)
        .map(CallEvent.Ended.class::cast)
        .map(CallEvent.Ended::cause)
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"3", "21", "34", "38", "41", "42", "44", "58"})
  void callOfOursThatWasRefusedBeforeAnythingRangWasNotDialled(int refused) {
    assertEquals(EndCause.NOT_DIALLED, cause(OURS, 0, refused));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 17, engaged",
    "0, 1, no such number",
    "0, 16, nobody took it",
    "5, 19, rang out",
    "5, 21, declined",
    "5, 34, congestion while it rang",
    "6, 16, was answered"
  })
  void whatReachedATelephoneOrSaysSomethingOfTheNumberEndedLikeAnyOther(
      int state, int cause, String why) {
    assertEquals(EndCause.NORMAL, cause(OURS, state, cause), why);
  }

  @Test
  void callersCallIsNeverOneThatWasNotDialled() {
    assertEquals(EndCause.NORMAL, cause("voice-1.2", 0, 34));
  }
}
