package org.veriline.access;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.web.servlet.AdviceFilter;
import org.apache.shiro.web.util.WebUtils;
import org.jspecify.annotations.Nullable;
import org.veriline.audit.Action;
import org.veriline.audit.AuditEvent;
import org.veriline.audit.AuditTrail;
import org.veriline.audit.Outcome;
import org.veriline.platform.Credentials;

/**
 * Stands before everything and lets in whom {@link Entrances} names. Shiro makes it by its bean
 * name; it is dependent because a proxy cannot stand in for a filter with final methods.
 */
@Named("entranceFilter")
@Dependent
public class EntranceFilter extends AdviceFilter {
  private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

  @Inject Actors actors;
  @Inject SignIns signIns;
  @Inject AuditTrail trail;
  @Inject Credentials credentials;

  @Override
  protected boolean preHandle(ServletRequest servletRequest, ServletResponse servletResponse)
      throws IOException {
    if (servletRequest.getDispatcherType() == DispatcherType.ERROR) {
      // The container itself asks for the page that says what went wrong.
      return true;
    }
    HttpServletRequest request = WebUtils.toHttp(servletRequest);
    HttpServletResponse response = WebUtils.toHttp(servletResponse);
    Optional<Entrance> found = Entrances.to(WebUtils.getPathWithinApplication(request));
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return false;
    }
    Entrance entrance = found.get();
    if (entrance.who() == Entrance.Who.OPERATIONS) {
      return operations(request, response);
    }
    if (entrance.who() == Entrance.Who.MACHINE) {
      return fromThisMachine(request, response);
    }
    if (!HARMLESS.contains(request.getMethod()) && comesFromAnotherSite(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return false;
    }
    if (entrance.who() == Entrance.Who.EVERYBODY) {
      return true;
    }
    Actor actor = signedIn();
    if (entrance.admits(actor)) {
      return true;
    }
    if (actor == null) {
      askToSignIn(entrance, request, response);
    } else {
      trail.writeAlone(
          AuditEvent.by(actor)
              .action(Action.ACCESS_DENIED)
              .outcome(Outcome.REFUSED)
              .object(entrance.kind() + entrance.path().replaceAll("[^A-Za-z0-9/.-]", "_"))
              .build());
      turnAway(entrance, response, HttpServletResponse.SC_FORBIDDEN);
    }
    return false;
  }

  /** A session whose sign-in was ended elsewhere counts for nothing. */
  private @Nullable Actor signedIn() {
    Actor actor = actors.present().orElse(null);
    if (actor != null && !signIns.isOpen(actor)) {
      SecurityUtils.getSubject().logout();
      return null;
    }
    return actor;
  }

  private static void askToSignIn(
      Entrance entrance, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String page = "/sign-in" + (request.getRequestedSessionId() == null ? "" : "?ended=true");
    if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
      response.setContentType("text/xml");
      response.setCharacterEncoding("UTF-8");
      response
          .getWriter()
          .write(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                  + page
                  + "\"/></partial-response>");
    } else if (entrance.kind() == Entrance.Kind.PAGE) {
      response.sendRedirect(page);
    } else {
      turnAway(entrance, response, HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  /** People get a page with a sentence, programs a status and nothing else. */
  private static void turnAway(Entrance entrance, HttpServletResponse response, int status)
      throws IOException {
    if (entrance.kind() == Entrance.Kind.PAGE) {
      response.sendError(status);
    } else {
      response.setStatus(status);
    }
  }

  /** Nobody learns from outside that the operations interface is here. */
  private boolean operations(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String expected = "Bearer " + credentials.text("ops-token");
    String given = request.getHeader("Authorization");
    if (given != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
      return true;
    }
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
    return false;
  }

  /** What came through the web server was asked for from outside, whatever address it has here. */
  private static boolean fromThisMachine(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getHeader("X-Forwarded-For") == null) {
      return true;
    }
    response.sendError(HttpServletResponse.SC_NOT_FOUND);
    return false;
  }

  /** The session cookie is SameSite=Strict; this holds where a browser does not keep to it. */
  static boolean comesFromAnotherSite(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin");
    }
    String origin = request.getHeader("Origin");
    return origin != null && !isOwn(origin, request);
  }

  /** Is that origin the host this request was sent to? */
  public static boolean isOwn(String origin, HttpServletRequest request) {
    try {
      String authority = URI.create(origin).getAuthority();
      return authority != null && authority.equalsIgnoreCase(request.getHeader("Host"));
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }
}
