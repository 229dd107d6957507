package org.veriline.access;

import org.apache.shiro.authc.AuthenticationToken;

/** A person whose password and code were right. Only {@link SignIn} makes one. */
record ProvenSignIn(Actor actor) implements AuthenticationToken {

  @Override
  public Object getPrincipal() {
    return actor;
  }

  @Override
  public Object getCredentials() {
    return actor.session();
  }
}
