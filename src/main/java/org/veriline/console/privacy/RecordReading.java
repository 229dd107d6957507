package org.veriline.console.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Users;
import org.veriline.authority.AuthorityRecords;
import org.veriline.authority.FieldNames;
import org.veriline.authority.RecordBatchRow;
import org.veriline.authority.RecordBatches;
import org.veriline.console.Words;
import org.veriline.platform.Refusal;

/** What is read or loaded on the page of records, for one answer and not kept. */
@Named
@RequestScoped
public class RecordReading {
  @Inject AuthorityRecords records;
  @Inject RecordBatches batches;
  @Inject Users users;
  @Inject Words words;

  private Map<String, String> fields = Map.of();
  private @Nullable List<RecordBatchRow> files;
  private RecordBatches.@Nullable Report report;
  private @Nullable Part file;

  public void read(String id) {
    fields = records.read(id);
  }

  public void load() throws IOException {
    Part uploaded = file;
    if (uploaded == null || uploaded.getSubmittedFileName() == null) {
      throw new Refusal("import-no-file");
    }
    try {
      report = batches.load(uploaded.getInputStream());
    } finally {
      // The server would keep its copy until memory gets short.
      uploaded.delete();
    }
  }

  public void approve(String batch) {
    batches.approve(batch);
    files = null;
  }

  public void decline(String batch) {
    batches.decline(batch);
    files = null;
  }

  public List<RecordBatchRow> getFiles() {
    if (files == null) {
      files = batches.list();
    }
    return files;
  }

  public String by(RecordBatchRow row) {
    return users.names(List.of(row.uploadedBy())).getOrDefault(row.uploadedBy(), "–");
  }

  public List<String> getNames() {
    return FieldNames.inOrder(fields.keySet());
  }

  public String value(String name) {
    return fields.getOrDefault(name, "");
  }

  public RecordBatches.@Nullable Report getReport() {
    return report;
  }

  public String sentence(RecordBatches.Refused line) {
    return words.with("error." + line.error(), line.field());
  }

  public @Nullable Part getFile() {
    return file;
  }

  public void setFile(@Nullable Part file) {
    this.file = file;
  }
}
