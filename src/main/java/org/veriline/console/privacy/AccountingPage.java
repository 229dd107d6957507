package org.veriline.console.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.veriline.accounting.Accountables;
import org.veriline.accounting.Accountings;
import org.veriline.accounting.Basis;
import org.veriline.accounting.Entry;
import org.veriline.accounting.Missing;
import org.veriline.accounting.Report;
import org.veriline.console.Words;
import org.veriline.privacy.PreferredLanguages.Written;

/** What stands in the accounting of a patient, and the signed report. Nothing typed is kept. */
@Named
@RequestScoped
public class AccountingPage {
  @Inject Accountables accountables;
  @Inject Accountings accountings;
  @Inject ClinicTime here;
  @Inject Words words;

  private final AccountingForm form = new AccountingForm();
  private @Nullable List<Missing> missing;
  private @Nullable Written written;

  public void look() {
    missing = accountables.missing(form.getPatient());
    written = accountings.language(form.getPatient());
  }

  public void enter() {
    LocalDate day = form.getDay() == null ? here.today() : form.getDay();
    accountables.enter(
        form.getPatient(),
        new Entry(
            here.startOf(day),
            form.getBasis(),
            form.getRecipient(),
            form.getAddress(),
            form.getDescription(),
            form.getPurpose()),
        form.getSource());
    form.clear();
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(words.get("accounting.saved")));
    look();
  }

  public void suspend() {
    LocalDate until = form.getUntil() == null ? here.today() : form.getUntil();
    accountables.suspend(
        form.getPatient(),
        form.getBasis(),
        form.getOfficial(),
        here.startOf(until.plusDays(1)),
        form.isInWriting());
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(words.get("accounting.saved")));
  }

  /** PDF, CSV with its signature, and the certificate, in one file. */
  public void download() throws IOException {
    Report report =
        accountings.make(
            form.getPatient(),
            form.getAddressee(),
            form.getLanguage().isEmpty() ? null : Locale.forLanguageTag(form.getLanguage()));
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(archive)) {
      put(zip, "accounting.pdf", report.pdf());
      put(zip, "accounting.csv", report.csv());
      put(zip, "accounting.csv.p7s", report.csvSignature());
      put(zip, "certificate.pem", report.certificate().getBytes(StandardCharsets.US_ASCII));
    }
    Download download = new Download("accounting");
    try (OutputStream out = download.open(report.id(), archive.size())) {
      archive.writeTo(out);
    }
    download.complete();
  }

  private static void put(ZipOutputStream zip, String name, byte[] file) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(file);
    zip.closeEntry();
  }

  public @Nullable List<Missing> getMissing() {
    return missing;
  }

  /** In which language the report will be, once the patient was looked up. */
  public @Nullable Written getWritten() {
    return written;
  }

  public AccountingForm getForm() {
    return form;
  }

  public List<Basis> getBases() {
    return Arrays.asList(Basis.values());
  }
}
