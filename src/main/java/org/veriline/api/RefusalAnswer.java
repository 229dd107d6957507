package org.veriline.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;
import java.util.Map;
import org.veriline.platform.Messages;
import org.veriline.platform.Refusal;

/** A refusal as a problem body (RFC 9457): its id is the type, its sentence the title. */
@Provider
public class RefusalAnswer implements ExceptionMapper<Refusal> {

  @Override
  public Response toResponse(Refusal refusal) {
    return Response.status(refusal.id().equals("not-signed-in") ? 401 : 409)
        .type(MediaType.valueOf("application/problem+json"))
        .entity(Map.of("type", refusal.id(), "title", Messages.text(Locale.ENGLISH, refusal)))
        .build();
  }
}
