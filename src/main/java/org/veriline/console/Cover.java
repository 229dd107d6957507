package org.veriline.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.veriline.access.Actors;
import org.veriline.access.SignIn;
import org.veriline.access.SignIns;

/** What covers patients' data on a screen nobody has touched for a while, and how to lift it. */
@Named
@RequestScoped
public class Cover {
  @Inject Actors actors;
  @Inject SignIn signIn;
  @Inject SignIns signIns;

  private final Typed typed = new Typed();

  public boolean isOn() {
    return signIns.isCovered(actors.current());
  }

  public void lift() {
    signIn.proveAgain(actors.current(), typed.password());
  }

  public Typed getTyped() {
    return typed;
  }
}
