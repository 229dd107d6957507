package org.veriline.console.admin;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.console.Words;
import org.veriline.patient.ImportReport;
import org.veriline.patient.UploadedImport;
import org.veriline.platform.Refusal;

/** Patients from the clinic's record system: a file, a progress bar, a report without values. */
@Named
@ViewScoped
public class ImportPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int MOST_LINES = 200;

  @Inject UploadedImport imports;
  @Inject Words words;

  private transient @Nullable Part file;

  @SuppressWarnings("FutureReturnValueIgnored") // the page asks how far it is
  public void start() throws IOException {
    Part uploaded = file;
    if (uploaded == null || uploaded.getSubmittedFileName() == null) {
      throw new Refusal("import-no-file");
    }
    try {
      imports.start(uploaded.getInputStream(), uploaded.getSize(), uploaded.getSubmittedFileName());
    } finally {
      // The server would keep its copy until memory gets short.
      uploaded.delete();
    }
  }

  public boolean isRunning() {
    return imports.state().running();
  }

  public boolean isFailed() {
    return imports.state().failed();
  }

  public int getPercent() {
    return imports.state().percent();
  }

  public @Nullable ImportReport getReport() {
    return imports.state().report();
  }

  public List<ImportReport.Line> getLines() {
    ImportReport report = getReport();
    return report == null ? List.of() : report.lines().stream().limit(MOST_LINES).toList();
  }

  public String sentence(ImportReport.Line line) {
    return words.get("error." + line.error());
  }

  public @Nullable Part getFile() {
    return file;
  }

  public void setFile(@Nullable Part file) {
    this.file = file;
  }
}
