package org.veriline.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody who is root and has the database and every key attacks the trail. Whoever only has the
 * database is found by the appliance; whoever has the keys too is found by a stranger with the
 * anchors that left before.
 */
class At6AuditAttacksIT extends WithOtherSegment {
  private Path received;

  /** 300 rows in three stretches, and their anchors are outside. */
  @BeforeEach
  void anchored() throws Exception {
    received = Files.createDirectory(folder.resolve("received"));
    segment.write(300);
    assertEquals(3, segment.checkpoints.make());
    assertEquals(3, segment.anchors.deliverTo(new AnchorFolder(received)));
  }

  private String stranger() throws Exception {
    return OtherSegment.judged(key(), received, segment.exported(folder));
  }

  private void foundByBoth(long row, String reason) throws Exception {
    AuditChain.Finding finding = segment.check();
    assertEquals(row, finding.firstBad(), finding.toString());
    assertEquals(reason, finding.reason());
    foundByTheStranger(row);
  }

  private void foundByTheStranger(long row) throws Exception {
    String said = stranger();
    assertTrue(said.startsWith("1: FIRST BAD ROW " + row + ":"), said);
  }

  @Test
  void untouchedTrailIsGoodAndTheStrangerIsToldHowFarTheAnchorsReach() throws Exception {
    assertTrue(segment.check().intact());
    segment.write(5);
    String said = stranger();
    assertTrue(said.startsWith("0: 305 rows up to row 305"), said);
    assertTrue(said.contains("Up to row 300"), said);
    assertTrue(said.contains("5 rows behind it rest on the appliance's own word"), said);
  }

  @Test
  void editedRow() throws Exception {
    segment.tamper("update audit_event set object = 'test/x' where segment = $S and n = 150");
    foundByBoth(150, "edited-or-reordered");
  }

  @Test
  void deletedRow() throws Exception {
    segment.tamper("delete from audit_event where segment = $S and n = 150");
    foundByBoth(150, "missing");
  }

  @Test
  void deletedRowWhoseNeighboursMovedUpAndWereChainedAnew() throws Exception {
    segment.tamper(
        "delete from audit_event where segment = $S and n = 150",
        "update audit_event set n = n - 1 where segment = $S and n > 150 order by n");
    segment.chainAnew();
    foundByBoth(150, "not-as-signed");
  }

  @Test
  void insertedRow() throws Exception {
    segment.tamper(
        "update audit_event set n = n + 1 where segment = $S and n >= 150 order by n desc",
        "create or replace temporary table one as select * from audit_event where segment = $S and"
            + " n = 149",
        "update one set n = 150, object = 'test/planted'",
        "insert into audit_event select * from one");
    foundByBoth(150, "edited-or-reordered");
  }

  @Test
  void reorderedRows() throws Exception {
    segment.tamper(
        "update audit_event set n = n + 1000 where segment = $S and n in (150, 151)",
        "update audit_event set n = 151 where segment = $S and n = 1150",
        "update audit_event set n = 150 where segment = $S and n = 1151");
    foundByBoth(150, "edited-or-reordered");
  }

  @Test
  void endCutOffWithItsCheckpointsAndTheFileOutsideTheDatabase() throws Exception {
    segment.tamper(
        "delete from audit_event where segment = $S and n > 128",
        "delete from audit_checkpoint where segment = $S and number > 1");
    assertEquals("truncated", segment.check().reason());
    segment.chainAnew();
    assertTrue(segment.check().intact(), "nothing on the machine tells");
    foundByTheStranger(129);
  }

  @Test
  void wholeChainRewrittenWithTheMacKey() throws Exception {
    segment.tamper("update audit_event set actor = 'nobody' where segment = $S and n = 150");
    segment.chainAnew();
    foundByBoth(150, "not-as-signed");
  }

  @Test
  void wholeChainRewrittenAndEveryCheckpointSignedAnew() throws Exception {
    segment.tamper("update audit_event set actor = 'nobody' where segment = $S and n = 150");
    segment.chainAnew();
    segment.signAnew();
    assertTrue(segment.check().intact(), "nothing on the machine tells");
    foundByTheStranger(150);
  }

  @Test
  void databaseAndFileRolledBackTogetherAndTheHistoryGoneOnWithDifferently() throws Exception {
    segment.tamper(
        "delete from audit_event where segment = $S and n > 200",
        "delete from audit_checkpoint where segment = $S and number > 1");
    segment.chainAnew();
    segment.checkpoints.make();
    assertTrue(segment.check().intact(), "nothing on the machine tells");
    foundByTheStranger(201);
    // As many rows as before, and yet not those.
    segment.write(100);
    segment.checkpoints.make();
    assertTrue(segment.check().intact(), "nothing on the machine tells");
    foundByTheStranger(201);
  }

  @Test
  void newSegmentInTheOldOnesPlace() throws Exception {
    try (OtherSegment forged = other(segment.name.replace("at-", "bt-"))) {
      forged.write(300);
      assertEquals("unsigned-segment", segment.check().reason());
      forged.checkpoints.make();
      assertTrue(forged.check().intact(), "nothing on the machine tells");
      String said = OtherSegment.judged(key(), received, forged.exported(folder));
      assertTrue(said.startsWith("1: FIRST BAD ROW 1: nothing about segment"), said);
    }
  }

  @Test
  void exportChangedOnItsWay() throws Exception {
    Path export = segment.exported(folder);
    String whole = Files.readString(export);
    Files.writeString(export, whole.replace("\"object\":\"test/149\"", "\"object\":\"test/999\""));
    String said = OtherSegment.judged(key(), received, export);
    assertTrue(said.startsWith("1: FIRST BAD ROW 150:"), said);
    Files.writeString(export, whole.substring(0, whole.length() / 2));
    said = OtherSegment.judged(key(), received, export);
    assertTrue(said.startsWith("2: CANNOT TELL"), said);
  }

  /** A forger who cannot take an anchor back can only send a second one. */
  @Test
  void forgedAnchorsSentToTheReceiver() throws Exception {
    segment.tamper("update audit_event set actor = 'nobody' where segment = $S and n = 150");
    segment.chainAnew();
    segment.signAnew();
    Path second = Files.createDirectory(received.resolve("later"));
    segment.tamper("delete from audit_delivery where segment = $S");
    segment.anchors.deliverTo(new AnchorFolder(second));
    String said = stranger();
    assertTrue(said.contains("received twice with different words"), said);
  }

  @Test
  void anchorsAndCheckpointsSignedByAnotherKey() throws Exception {
    Path other = folder.resolve("other.pem");
    Path another = folder.resolve("another.pem");
    for (List<String> command :
        List.of(
            List.of("openssl", "genpkey", "-algorithm", "ed25519", "-out", other.toString()),
            List.of("openssl", "pkey", "-in", other.toString(), "-pubout", "-out", another + ""))) {
      assertEquals(0, new ProcessBuilder(command).start().waitFor());
    }
    String said = OtherSegment.judged(another, received, segment.exported(folder));
    assertTrue(said.contains("is not signed by this key"), said);
  }

  @Test
  void rowsTakenAwayAsIfTheyWereTooOld() throws Exception {
    segment.tamper(
        "delete from audit_event where segment = $S and n <= 128",
        "insert into audit_expiry values ($S, 1, 128, utc_timestamp(3) - interval 7 year)");
    foundByBoth(1, "expired-too-early");
  }

  @Test
  void checkpointTakenAway() throws Exception {
    segment.tamper("delete from audit_checkpoint where segment = $S and number = 2");
    foundByBoth(129, "checkpoint-missing");
  }

  @Test
  void fileOutsideHoldsWholeAnchorsOnly() throws Exception {
    try (Stream<Path> files = Files.list(received)) {
      List<Path> all = files.toList();
      assertEquals(1, all.size());
      assertEquals(3, Files.readAllLines(all.get(0)).size());
    }
  }
}
