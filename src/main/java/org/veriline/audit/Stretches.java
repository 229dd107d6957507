package org.veriline.audit;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.audit.AuditChain.Finding;
import org.veriline.audit.ChainCheck.Position;

/** Compares the rows that come by with the checkpoints that were signed for them. */
final class Stretches implements RowWalk.Seen {
  private final Iterator<Checkpoint> expected;
  private final SigningKey signing;
  private final ByteArrayOutputStream leaves = new ByteArrayOutputStream();
  private @Nullable Checkpoint next;
  private Position position;
  private @Nullable Finding bad;

  Stretches(List<Checkpoint> checkpoints, SigningKey signing, Position from) {
    this.expected = checkpoints.iterator();
    this.signing = signing;
    this.position = from;
    turn();
    close(from.n(), from.mac());
  }

  @Override
  public boolean row(long n, byte[] leaf, byte[] mac) {
    leaves.writeBytes(leaf);
    close(n, mac);
    return bad == null;
  }

  /** The last checkpoint whose rows were all there and as signed. */
  Position position() {
    return position;
  }

  @Nullable Finding bad() {
    return bad;
  }

  boolean allSeen() {
    return next == null;
  }

  private void turn() {
    next = expected.hasNext() ? expected.next() : null;
  }

  /** Of a quiet time there are checkpoints without rows: several can end at the same row. */
  private void close(long n, byte[] mac) {
    while (bad == null && next != null && next.last() <= n) {
      bad = wrong(next, n, mac);
      if (bad == null) {
        position = new Position(next.number(), next.hash(), n, mac);
        leaves.reset();
        turn();
      }
    }
  }

  private @Nullable Finding wrong(Checkpoint checkpoint, long n, byte[] mac) {
    long first = position.n() + 1;
    if (checkpoint.number() != position.number() + 1) {
      return new Finding(position.n(), first, "checkpoint-missing");
    }
    if (checkpoint.first() != first
        || checkpoint.last() != n
        || !checkpoint.follows(position.checkpoint())
        || !checkpoint.isSignedBy(signing)) {
      return new Finding(position.n(), first, "checkpoint-forged");
    }
    byte[] seen = leaves.toByteArray();
    if (!MessageDigest.isEqual(checkpoint.rows(), Sha256.of(seen))
        || !MessageDigest.isEqual(checkpoint.mac(), mac)) {
      return new Finding(position.n(), first + firstDifference(checkpoint, seen), "not-as-signed");
    }
    return null;
  }

  /** Which row of the stretch it is, as far as the marks tell. */
  private static int firstDifference(Checkpoint checkpoint, byte[] leaves) {
    int rows = leaves.length / 32;
    for (int i = 0; i < rows; i++) {
      int mark = i * Checkpoint.MARK;
      if (!Arrays.equals(
          leaves,
          i * 32,
          i * 32 + Checkpoint.MARK,
          checkpoint.marks(),
          Math.min(mark, checkpoint.marks().length),
          Math.min(mark + Checkpoint.MARK, checkpoint.marks().length))) {
        return i;
      }
    }
    return 0;
  }
}
