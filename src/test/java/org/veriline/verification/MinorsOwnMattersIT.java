package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.veriline.authority.Kind;
import org.veriline.call.CallId;
import org.veriline.decision.Level;
import org.veriline.decision.Surroundings;
import org.veriline.script.Need;

/**
 * What a minor may have consented to alone is no matter of their parents, and the answer does not
 * tell whether there is such a thing (SC-05, 12.2 R13).
 */
class MinorsOwnMattersIT extends WithRepresentatives {
  @Test
  void whatAMinorMayKeepIsAnsweredAlikeWhateverIsOnRecordAndTheNextWishOpensAgain() {
    CallId nothing = answered(agent);
    parentAsksWhatAMinorMayKeep(nothing);
    OtherView answer = view(nothing);
    tamper("delete from authority_record");
    onRecord(
        tilda(),
        Kind.EPISODE,
        Map.of("episode", "MINOR_CONSENTED", "sections", "SENSITIVE VISITS"));
    CallId kept = answered(agent);
    parentAsksWhatAMinorMayKeep(kept);
    assertEquals(answer, view(kept));
    assertEquals("nothing-further", view(kept).saying());
    assertEquals(Level.V0, view(kept).level());
    otherWants(kept, Need.CLINICAL, Surroundings.PRIVATE);
    assertEquals("parent-treatment", last(kept).row());
    assertEquals(Level.V2, verifications.level(kept));
  }

  @Test
  void whatAMinorMayKeepIsNotAskedBeforeItsTurn() {
    CallId call = answered(agent);
    asks(call);
    refused(
        "step-not-yet",
        () ->
            as(
                agent,
                () -> {
                  others.asksMinorsOwn(call);
                  return call;
                }));
    patient(call);
    as(agent, () -> others.agreesNot(call));
    refused(
        "step-not-yet",
        () ->
            as(
                agent,
                () -> {
                  others.asksMinorsOwn(call);
                  return call;
                }));
    assertEquals("stranger-listens", last(call).row());
  }
}
