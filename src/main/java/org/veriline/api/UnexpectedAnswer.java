package org.veriline.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.shiro.authz.AuthorizationException;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;

/** What nobody foresaw: an id to look for in the log, and no word about the inside. */
@Provider
public class UnexpectedAnswer implements ExceptionMapper<Exception> {
  private static final Logger LOG = Logger.getLogger(UnexpectedAnswer.class.getName());

  @Override
  public Response toResponse(Exception exception) {
    if (exception instanceof WebApplicationException known) {
      return known.getResponse();
    }
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return new RefusalAnswer().toResponse(refusal);
      }
      if (cause instanceof AuthorizationException) {
        return Response.status(403).build();
      }
    }
    String id = Ids.next();
    LOG.log(Level.SEVERE, "unexpected error " + id, exception);
    return Response.status(500)
        .type(MediaType.valueOf("application/problem+json"))
        .entity(Map.of("type", "unexpected", "title", "Unexpected error " + id))
        .build();
  }
}
