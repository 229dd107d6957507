package org.veriline.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * First filter of all: knows what the web server in front has seen, and sets the headers every
 * answer has.
 */
public class Front extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String COOKIE = "Set-Cookie";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    // "no-referrer" would also make browsers send "Origin: null" with our own forms.
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "microphone=(self), camera=(), geolocation=(), display-capture=()");
    if (request.getRequestURI().startsWith("/api/")) {
      // Pages bring their own with a nonce, and a second one would only take away from it.
      response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }
    if (!request.getRequestURI().contains("/jakarta.faces.resource/")) {
      response.setHeader("Cache-Control", "no-store");
    }
    Origin.set(client(request));
    try {
      chain.doFilter(new Seen(request, response), new Relative(response));
    } finally {
      Origin.clear();
    }
  }

  /** The web server appends whom it saw; what stands before that, the client may have invented. */
  private static String client(HttpServletRequest request) {
    String chain = request.getHeader("X-Forwarded-For");
    String last = chain == null ? "" : chain.substring(chain.lastIndexOf(',') + 1).strip();
    return last.matches("[0-9A-Fa-f.:]{3,45}") ? last : request.getRemoteAddr();
  }

  /** The request as the browser sent it, and the session cookie as we want it. */
  private static final class Seen extends HttpServletRequestWrapper {
    private final HttpServletResponse response;
    private final boolean encrypted;

    Seen(HttpServletRequest request, HttpServletResponse response) {
      super(request);
      this.response = response;
      this.encrypted = "https".equals(request.getHeader("X-Forwarded-Proto"));
    }

    @Override
    public String getScheme() {
      return encrypted ? "https" : super.getScheme();
    }

    @Override
    public boolean isSecure() {
      return encrypted || super.isSecure();
    }

    /** Faces derives the address of its push socket from this. */
    @Override
    public StringBuffer getRequestURL() {
      String host = getHeader("Host");
      return encrypted && host != null
          ? new StringBuffer("https://").append(host).append(getRequestURI())
          : super.getRequestURL();
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
      HttpSession session = super.getSession(create);
      if (create) {
        keepCookieAtHome();
      }
      return session;
    }

    @Override
    public @Nullable HttpSession getSession() {
      return getSession(true);
    }

    @Override
    public String changeSessionId() {
      String id = super.changeSessionId();
      keepCookieAtHome();
      return id;
    }

    /** Payara 6 drops the attribute SameSite that web.xml sets on the session cookie. */
    private void keepCookieAtHome() {
      List<String> cookies = List.copyOf(response.getHeaders(COOKIE));
      if (cookies.stream().allMatch(cookie -> cookie.contains("SameSite"))) {
        return;
      }
      boolean first = true;
      for (String cookie : cookies) {
        String kept = cookie.contains("SameSite") ? cookie : cookie + "; SameSite=Strict";
        if (first) {
          response.setHeader(COOKIE, kept);
        } else {
          response.addHeader(COOKIE, kept);
        }
        first = false;
      }
    }
  }

  /** Redirects stay relative: the name and scheme the browser uses are its own affair. */
  private static final class Relative extends HttpServletResponseWrapper {
    Relative(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void sendRedirect(String location) {
      resetBuffer();
      setStatus(SC_FOUND);
      setHeader("Location", location);
    }
  }
}
