package org.veriline.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.veriline.access.Actors;
import org.veriline.access.SignIns;

/**
 * The page says that a person touched something. Nothing else counts: refreshes that a push causes
 * would keep an abandoned screen alive forever.
 */
@Path("/presence")
@RequestScoped
public class Presence {
  @Inject Actors actors;
  @Inject SignIns signIns;

  @POST
  public void here() {
    signIns.input(actors.current());
  }
}
