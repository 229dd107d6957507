package org.veriline.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.faces.annotation.FacesConfig;
import jakarta.inject.Named;

/** Switches Faces' CDI parts on. {@code @FacesConfig} is a qualifier: no other bean may bear it. */
@ApplicationScoped
@FacesConfig
public class Console {
  private final String startedAt = Long.toString(System.currentTimeMillis() / 1000, 36);

  @Produces
  @Named("startedAt")
  @Dependent
  String startedAt() {
    return startedAt;
  }
}
