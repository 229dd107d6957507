package org.veriline.console.privacy;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.OutputStream;

/** A file as the answer to a request; until it is opened, the page can still say something. */
final class Download {
  private final FacesContext faces = FacesContext.getCurrentInstance();
  private final String kind;
  private final String ending;

  /** An archive. */
  Download(String kind) {
    this(kind, "zip");
  }

  Download(String kind, String ending) {
    this.kind = kind;
    this.ending = ending;
  }

  /**
   * The name says which report it is, and nothing about anybody. The length is said before, so that
   * a browser that got less reports a failure and keeps no file.
   */
  OutputStream open(String report, long bytes) throws IOException {
    ExternalContext out = faces.getExternalContext();
    out.responseReset();
    out.setResponseContentType("application/" + ending);
    out.setResponseHeader(
        "Content-Disposition",
        "attachment; filename=\"" + kind + "-" + report + "." + ending + "\"");
    out.setResponseHeader("Content-Length", Long.toString(bytes));
    out.setResponseHeader("Cache-Control", "no-store");
    return out.getResponseOutputStream();
  }

  void complete() {
    faces.responseComplete();
  }
}
