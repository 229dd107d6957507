package org.veriline.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.SignIns;
import org.veriline.access.Users;
import org.veriline.audit.WhoSaw.Question;
import org.veriline.platform.Credentials;
import org.veriline.platform.Ids;
import org.veriline.report.ReportSeal;

/**
 * The answer to who saw whom as files that prove themselves (ST-10): CSV with its signature, signed
 * PDF, and the certificate. Not in one transaction: the evidence stands before the first byte, and
 * nobody waits for its chain while a long answer is read.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class WhoSawReports {
  private static final Pattern REFERENCE = Pattern.compile("[0-9a-f-]{36}");

  /** Where the files go; asked for when nothing can be refused any more. */
  public interface Destination {
    OutputStream open(String report) throws IOException;
  }

  @Inject Actors actors;
  @Inject AuditTrail trail;
  @Inject Clock clock;
  @Inject Credentials credentials;
  @Inject ExportRequests requests;
  @Inject SignIns signIns;
  @Inject Users users;
  @Inject WhoSaw whoSaw;

  /** Writes one archive, of an answer of any length. What happens meanwhile is not in it. */
  @RequiresPermissions("audit:export")
  public void write(Question asked, Locale language, Destination destination) throws IOException {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    write(actor, asked, null, language, destination);
  }

  /** The same for a question that a second person approved. */
  @RequiresPermissions("audit:export:propose")
  public void writeApproved(String request, Locale language, Destination destination)
      throws IOException {
    Actor actor = actors.current();
    signIns.mustNotBeCovered(actor);
    write(actor, requests.use(request), "export-request/" + request, language, destination);
  }

  private void write(
      Actor actor,
      Question asked,
      @Nullable String approved,
      Locale language,
      Destination destination)
      throws IOException {
    Instant now = clock.instant();
    Question question =
        new Question(
            asked.actor(),
            asked.patient().strip(),
            asked.from(),
            asked.until().isBefore(now) ? asked.until() : now);
    // Refuses a question about everybody.
    whoSaw.behind(question, null, 1);
    ReportSeal seal = new ReportSeal(credentials);
    WhoSawReport report =
        new WhoSawReport(Ids.next(), actor.name(), now, question, language, whoSaw, users);
    trail.writeAlone(
        AuditEvent.by(actor)
            .action(Action.AUDIT_EXPORT)
            .patient(REFERENCE.matcher(question.patient()).matches() ? question.patient() : null)
            .fields(List.of("csv", "pdf", question.patient().isBlank() ? "actor" : "patient"))
            .object("who-saw/" + report.id())
            .reason(approved)
            .build());
    try (ZipOutputStream zip = new ZipOutputStream(destination.open(report.id()))) {
      zip.putNextEntry(new ZipEntry("who-saw.csv"));
      byte[] signature = seal.sign(zip, report::csv);
      put(zip, "who-saw.csv.p7s", signature);
      put(zip, "who-saw.pdf", seal.signPdf(report.pdf(), now));
      put(zip, "certificate.pem", seal.certificate().getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void put(ZipOutputStream zip, String name, byte[] file) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(file);
    zip.closeEntry();
  }
}
