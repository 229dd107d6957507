package org.veriline.access;

import static org.veriline.access.Entrance.everybody;
import static org.veriline.access.Entrance.machine;
import static org.veriline.access.Entrance.operations;
import static org.veriline.access.Entrance.page;
import static org.veriline.access.Entrance.resource;
import static org.veriline.access.Entrance.signedIn;

import java.util.List;
import java.util.Optional;
import org.veriline.access.Entrance.Kind;

/**
 * Every way in. What is not listed here does not exist for a browser: the filter in front of
 * everything answers 404, and a test compares this list with the pages, resources and sockets there
 * are.
 */
public final class Entrances {

  public static final List<Entrance> ALL =
      List.of(
          everybody(Kind.FILE, "/jakarta.faces.resource/*"),
          everybody(Kind.FILE, "/faces/jakarta.faces.resource/*"),
          everybody(Kind.FILE, "/favicon.ico"),
          everybody(Kind.PAGE, "/sign-in"),
          everybody(Kind.PAGE, "/enrol"),
          signedIn(Kind.PAGE, "/"),
          signedIn(Kind.PAGE, "/preferences"),
          signedIn(Kind.SOCKET, "/jakarta.faces.push/person"),
          signedIn(Kind.RESOURCE, "/api/presence"),
          // agent and nurse
          resource("/api/phone-guard", "interaction:handle:own"),
          page("/desk", "interaction:handle:own"),
          page("/desk/break-glass", "bg:open"),
          // supervisor
          page("/floor", "report:kpi:team"),
          page("/floor/calls", "report:kpi:team"),
          page("/floor/requests", "request:take"),
          page("/floor/staffing", "queue:assign"),
          page("/floor/proposal", "patient:propose:withoutCall"),
          // administrator
          page("/admin/people", "user:create"),
          page("/admin/queues", "config:queue"),
          page("/admin/hours", "config:ivr"),
          page("/admin/prompts", "config:ivr"),
          page("/admin/calling", "config:telephony"),
          page("/admin/import", "patient:import"),
          // privacy officer
          page("/privacy", "report:verification"),
          page("/privacy/reviews", "audit:read:all"),
          page("/privacy/judged", "audit:read:all"),
          page("/privacy/who-saw", "audit:read:all"),
          page("/privacy/audit", "audit:read:all"),
          page("/privacy/disclosures", "disclosure:register:read"),
          page("/privacy/officials", "disclosure:register:read"),
          page("/privacy/records", "patient:edit:representative:decide"),
          page("/privacy/organisations", "organisation:edit"),
          page("/privacy/law", "law:edit"),
          page("/privacy/accounting", "disclosure:register:accounting"),
          page("/privacy/requests", "rights:request:decide"),
          page("/privacy/incidents", "incident:assess"),
          // everybody who works here
          page("/incident", "incident:open"),
          page("/privacy/replay", "audit:read:all"),
          // who writes scripts, and who learns by them
          page("/privacy/scripts", "script:read"),
          page("/privacy/what-if", "script:read"),
          page("/privacy/simulator", "script:simulate"),
          page("/privacy/locks", "verify:unlock:justified"),
          // programs on this machine, with the operations token
          operations("/api/ops/status"),
          operations("/api/ops/verify-audit"),
          operations("/api/ops/export-audit"),
          operations("/api/ops/check-disclosures"),
          operations("/api/ops/first-admin"),
          operations("/api/ops/import"),
          operations("/api/ops/seed-demo"),
          // systemd and monitoring on this machine
          machine("/health"),
          machine("/health/*"),
          machine("/metrics"));

  private Entrances() {}

  public static Optional<Entrance> to(String path) {
    return ALL.stream().filter(entrance -> entrance.leadsTo(path)).findFirst();
  }
}
