package org.veriline.call;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.veriline.testing.InPayara;

class AfterwardsIT extends InPayara {
  @Inject AfterwardsWork work;

  @Test
  void aDeedNeverWorksOnTheConnectionOfATransactionThatIsStillOpen() throws Exception {
    long[] connections = work.connections();
    assertNotEquals(connections[0], connections[1]);
  }
}
