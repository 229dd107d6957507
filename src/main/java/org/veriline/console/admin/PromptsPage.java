package org.veriline.console.admin;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.veriline.console.Words;
import org.veriline.ivr.Recordings;
import org.veriline.platform.Refusal;

/** What callers hear, which of it a machine says, and recordings to take its place. */
@Named
@ViewScoped
public class PromptsPage implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long LARGEST = 2_000_000;

  @Inject Recordings recordings;
  @Inject Words words;

  private String prompt = "";
  private transient @Nullable Part file;

  public void save() throws IOException {
    Part uploaded = file;
    if (uploaded == null || uploaded.getSize() > LARGEST) {
      throw new Refusal("recording-format");
    }
    String[] parts = prompt.split("/", 2);
    recordings.replace(parts[1], parts[0], uploaded.getInputStream().readNBytes((int) LARGEST));
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(words.get("prompts.saved")));
  }

  public List<Recordings.Row> getRows() {
    return recordings.list();
  }

  public String getPrompt() {
    return prompt;
  }

  public void setPrompt(String prompt) {
    this.prompt = prompt;
  }

  public @Nullable Part getFile() {
    return file;
  }

  public void setFile(@Nullable Part file) {
    this.file = file;
  }
}
