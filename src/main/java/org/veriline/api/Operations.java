package org.veriline.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.veriline.access.Actor;
import org.veriline.access.FirstAdministrator;
import org.veriline.audit.AuditChain;
import org.veriline.audit.AuditExport;
import org.veriline.audit.AuditVerification;
import org.veriline.patient.ImportFormat;
import org.veriline.patient.ImportReport;
import org.veriline.patient.PatientImport;
import org.veriline.platform.Alarms;
import org.veriline.platform.DemoSeeding;
import org.veriline.platform.Refusal;
import org.veriline.platform.Settings;
import org.veriline.platform.StatusAsked;
import org.veriline.privacy.Violations;

/** What the command {@code veriline} on the machine asks for, with its own token. */
@Path("/ops")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class Operations {

  private static final Logger LOG = Logger.getLogger(Operations.class.getName());

  private static final long PROGRESS_EVERY = 16 << 20;

  /** Who the first administrator is. */
  public record Person(String userName, String name, String language) {}

  @Inject Settings settings;
  @Inject FirstAdministrator firstAdministrator;
  @Inject AuditVerification verification;
  @Inject AuditExport export;
  @Inject Violations violations;
  @Inject Alarms alarms;
  @Inject PatientImport patients;
  @Inject Event<DemoSeeding> demo;
  @Inject Event<StatusAsked> status;

  /** What each part says of itself, and what is wrong. */
  @GET
  @Path("/status")
  public Map<String, Object> status() {
    StatusAsked asked = new StatusAsked();
    status.fire(asked);
    List<String> wrong =
        alarms.active().stream().map(alarm -> alarm.id() + " " + alarm.detail()).toList();
    return Map.of(
        "healthy", wrong.isEmpty() && asked.allWell(), "alarms", wrong, "parts", asked.parts());
  }

  /** Walks the audit chain; a broken one is an alarm and the answer 409. */
  @POST
  @Path("/verify-audit")
  public Response verifyAudit() {
    AuditChain.Finding finding =
        verification.verify(rows -> LOG.log(Level.INFO, "audit chain: {0} rows read", rows));
    return Response.status(finding.intact() ? 200 : 409)
        .entity(
            Map.of(
                "rows", finding.rows(),
                "firstBad", finding.firstBad(),
                "reason", finding.reason()))
        .build();
  }

  /** Whether anything was ever shown or said that nobody had earned; if so the answer is 409. */
  @POST
  @Path("/check-disclosures")
  public Response checkDisclosures() {
    Violations.Finding finding = violations.find();
    return Response.status(finding.none() ? 200 : 409).entity(finding).build();
  }

  /** The trail as JSON lines, of what was signed between two moments; all without them. */
  @POST
  @Path("/export-audit")
  @Produces("application/x-ndjson")
  public StreamingOutput exportAudit(
      @QueryParam("from") @DefaultValue("0000-01-01T00:00:00Z") String from,
      @QueryParam("to") @DefaultValue("9999-01-01T00:00:00Z") String to) {
    Instant after;
    Instant before;
    try {
      after = Instant.parse(from);
      before = Instant.parse(to);
    } catch (DateTimeParseException notATime) {
      throw new Refusal("time-not-readable");
    }
    return out -> export.write(Actor.SYSTEM, after, before, out);
  }

  /** The path of the one-time link; the command puts the machine's address in front. */
  @POST
  @Path("/first-admin")
  @Consumes(MediaType.APPLICATION_JSON)
  public Map<String, String> firstAdministrator(Person person) {
    String language = "es".equals(person.language()) ? "es" : "en";
    // Behind the hash, so that no log on the way ever holds the token.
    return Map.of(
        "link", "/enrol#" + firstAdministrator.link(person.userName(), person.name(), language));
  }

  /** Patients from the clinic's record system; the file's name says its format. */
  @POST
  @Path("/import")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public ImportReport importPatients(@HeaderParam("X-File-Name") String name, InputStream body) {
    ImportFormat format = ImportFormat.ofFileName(name == null ? "" : name);
    AtomicLong said = new AtomicLong();
    return patients.runAs(
        Actor.SYSTEM,
        body,
        format,
        bytes -> {
          if (bytes - said.get() > PROGRESS_EVERY) {
            said.set(bytes);
            LOG.log(Level.INFO, "import: {0} MiB read", bytes >> 20);
          }
        });
  }

  @POST
  @Path("/seed-demo")
  public Map<String, Object> seedDemo() {
    if (!settings.demo()) {
      throw new Refusal("demo-not-allowed");
    }
    DemoSeeding seeding = new DemoSeeding();
    demo.fire(seeding);
    return seeding.report();
  }
}
