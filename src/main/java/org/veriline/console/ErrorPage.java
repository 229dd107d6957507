package org.veriline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;

/** What went wrong before a page could be there, as a sentence. */
@Named
@RequestScoped
public class ErrorPage {

  public String getKey() {
    Object status =
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestMap()
            .get(RequestDispatcher.ERROR_STATUS_CODE);
    if (Integer.valueOf(HttpServletResponse.SC_NOT_FOUND).equals(status)) {
      return "error.page.not-found";
    }
    return Integer.valueOf(HttpServletResponse.SC_FORBIDDEN).equals(status)
        ? "error.page.forbidden"
        : "error.page.broken";
  }
}
