package org.veriline.verification;

import java.util.Map;
import org.veriline.authority.Dossier;
import org.veriline.authority.MessageLevel;
import org.veriline.authority.Reachability;
import org.veriline.script.ScriptKind;
import org.veriline.script.Situation;

/** Where a message stands as SCRIPT-MSG sees it (catalogue 12.5). Pure. */
final class MessageTable {

  private MessageTable() {}

  /**
   * @param number in E.164, for what the patient wishes for this very number
   * @param protectedRecord the patient has records of 42 CFR Part 2
   */
  static Situation situation(
      OutboundCall outbound,
      Greeting greeting,
      String number,
      Dossier dossier,
      boolean protectedRecord) {
    boolean machine = outbound.answered() == AnsweredBy.MACHINE;
    return Situation.of(
        ScriptKind.MSG,
        Map.of(
            "listener",
            machine ? "MACHINE" : "PERSON",
            "preference",
            preference(Reachability.of(dossier), number),
            "flag",
            dossier.delicate() || protectedRecord ? "yes" : "no",
            "greeting",
            machine ? greeting.name() : Greeting.GENERIC.name(),
            "aged",
            outbound.aged() ? "yes" : "no",
            "content",
            outbound.content().name()));
  }

  private static String preference(Reachability reachability, String number) {
    if (!reachability.ever(number)) {
      return "REFUSED";
    }
    return reachability.wished(number).map(MessageTable::word).orElse("NONE");
  }

  private static String word(MessageLevel wished) {
    return switch (wished) {
      case NONE -> "REFUSED";
      case NAME_AND_NUMBER -> "M1";
      case APPOINTMENT -> "M2";
      case DETAILED -> "M3";
    };
  }
}
