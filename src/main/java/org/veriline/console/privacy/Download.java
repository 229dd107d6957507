package org.veriline.console.privacy;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.OutputStream;

/** An archive as the answer to a request; until it is opened, the page can still say something. */
final class Download {
  private final FacesContext faces = FacesContext.getCurrentInstance();
  private final String kind;

  Download(String kind) {
    this.kind = kind;
  }

  /** The name says which report it is, and nothing about anybody. */
  OutputStream open(String report) throws IOException {
    ExternalContext out = faces.getExternalContext();
    out.responseReset();
    out.setResponseContentType("application/zip");
    out.setResponseHeader(
        "Content-Disposition", "attachment; filename=\"" + kind + "-" + report + ".zip\"");
    out.setResponseHeader("Cache-Control", "no-store");
    return out.getResponseOutputStream();
  }

  void complete() {
    faces.responseComplete();
  }
}
