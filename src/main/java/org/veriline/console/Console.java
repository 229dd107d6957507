package org.veriline.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.annotation.FacesConfig;

/** Switches Faces' CDI parts on. {@code @FacesConfig} is a qualifier: no other bean may bear it. */
@ApplicationScoped
@FacesConfig
public class Console {}
