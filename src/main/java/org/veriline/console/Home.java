package org.veriline.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.veriline.access.Actor;
import org.veriline.access.Actors;
import org.veriline.access.Entrances;

/** The bare address leads everybody to the page their work is on. */
@WebServlet("")
public class Home extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final String[] IN_THIS_ORDER = {
    "/desk", "/privacy", "/floor", "/admin/people", "/preferences"
  };

  @Inject transient Actors actors;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendRedirect(of(actors.current()));
  }

  static String of(Actor actor) {
    for (String page : IN_THIS_ORDER) {
      if (Entrances.to(page).map(entrance -> entrance.admits(actor)).orElse(false)) {
        return page;
      }
    }
    return "/preferences";
  }
}
