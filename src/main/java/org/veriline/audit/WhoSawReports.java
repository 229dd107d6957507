package org.veriline.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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
import org.veriline.platform.Settings;
import org.veriline.report.ReportSeal;

/**
 * The answer to who saw whom as files that prove themselves (ST-10): CSV with its signature, signed
 * PDF, and the certificate. Not in one transaction: the evidence stands before the first byte, and
 * nobody waits for its chain while a long answer is read. The archive is whole before anything of
 * it is sent, so that what broke off cannot look like an answer.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class WhoSawReports {
  private static final Pattern REFERENCE = Pattern.compile("[0-9a-f-]{36}");

  /** Where the archive goes; asked for when it is whole and nothing can be refused any more. */
  public interface Destination {
    /**
     * Opens it.
     *
     * @param bytes how many will come, so that fewer are seen to be too few
     */
    OutputStream open(String report, long bytes) throws IOException;
  }

  @Inject Actors actors;
  @Inject AuditTrail trail;
  @Inject Clock clock;
  @Inject Credentials credentials;
  @Inject ExportRequests requests;
  @Inject Settings settings;
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
    AuditEvent.Builder evidence =
        AuditEvent.by(actor)
            .action(Action.AUDIT_EXPORT)
            .patient(REFERENCE.matcher(question.patient()).matches() ? question.patient() : null)
            .fields(List.of("csv", "pdf", question.patient().isBlank() ? "actor" : "patient"))
            .object("who-saw/" + report.id());
    trail.writeAlone(evidence.reason(approved).build());
    boolean taken = false;
    try (FileChannel aside = aside()) {
      build(report, seal, now, aside);
      aside.position(0);
      try (OutputStream out = destination.open(report.id(), aside.size())) {
        Channels.newInputStream(aside).transferTo(out);
      }
      taken = true;
    } finally {
      if (!taken) {
        trail.writeAlone(evidence.outcome(Outcome.FAILED).reason("not-completed").build());
      }
    }
  }

  /** On disk, for an answer may be long; without a name at once, so that nothing stays behind. */
  private FileChannel aside() throws IOException {
    Path file =
        Files.createTempFile(
            settings.state(),
            "export",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return FileChannel.open(
        file,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  private static void build(WhoSawReport report, ReportSeal seal, Instant now, FileChannel to)
      throws IOException {
    ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(to)));
    zip.putNextEntry(new ZipEntry("who-saw.csv"));
    byte[] signature = seal.sign(zip, report::csv);
    put(zip, "who-saw.csv.p7s", signature);
    put(zip, "who-saw.pdf", seal.signPdf(report.pdf(), now));
    put(zip, "certificate.pem", seal.certificate().getBytes(StandardCharsets.US_ASCII));
    zip.finish();
    zip.flush();
  }

  private static void put(ZipOutputStream zip, String name, byte[] file) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(file);
    zip.closeEntry();
  }
}
