package org.veriline.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.veriline.access.EntranceFilter;

/**
 * Asked by the web server before it lets a browser's phone through to Asterisk. Sign-in and
 * permission were checked on the way here; a WebSocket also has to come from our own page, because
 * browsers do not hold sockets to the same-origin rule.
 */
@Path("/phone-guard")
@RequestScoped
public class PhoneGuard {

  @GET
  public Response mayConnect(
      @HeaderParam("Origin") @Nullable String origin, @Context HttpServletRequest request) {
    boolean own = origin != null && EntranceFilter.isOwn(origin, request);
    return Response.status(own ? 204 : 403).build();
  }
}
