package org.veriline.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.veriline.access.Role;
import org.veriline.testing.DemoClinic;
import org.veriline.testing.InPayara;
import org.veriline.testing.Visitor;

/** The privacy officer's first page after the year that {@link OversightBench} made. */
@Order(2)
@RunAsClient
class OversightConsoleBench extends InPayara {
  private static final int OPENINGS = 20;

  @ArquillianResource URL url;

  @Test
  void console() throws Exception {
    Visitor visitor = DemoClinic.everybody(url.toURI()).get(Role.PRIVACY_OFFICER);
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < OPENINGS; i++) {
      long began = System.nanoTime();
      HttpResponse<String> page = visitor.get("/privacy");
      millis.add(Table.millisSince(began));
      assertEquals(200, page.statusCode());
      assertTrue(page.body().contains("CC-12"), "the page has its measures");
    }
    double first = millis.get(0);
    double p95 = Table.p95(millis.subList(1, millis.size()));
    Table.line(
        "oversight-console",
        "privacy console, first page from the server, %,d audit rows of %,d calls; first opening and the next %d"
            .formatted(BusyYear.ROWS, BusyYear.CALLS, OPENINGS - 1),
        "at most 1 s",
        "%.0f ms, then p95 %.0f ms".formatted(first, p95),
        Math.max(first, p95) <= 1000,
        "the month's calls are summed up anew for each opening");
  }
}
