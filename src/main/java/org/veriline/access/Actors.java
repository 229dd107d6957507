package org.veriline.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.UnavailableSecurityManagerException;
import org.apache.shiro.subject.Subject;
import org.veriline.platform.Refusal;

/** Who is doing this, on the thread that asks. Work without a person names {@link Actor#SYSTEM}. */
@ApplicationScoped
public class Actors {

  /** The signed-in person; nobody signed in is refused as {@code not-signed-in}. */
  public Actor current() {
    return present().orElseThrow(() -> new Refusal("not-signed-in"));
  }

  public Optional<Actor> present() {
    try {
      Subject subject = SecurityUtils.getSubject();
      if (!subject.isAuthenticated()) {
        return Optional.empty();
      }
      return Optional.ofNullable(subject.getPrincipals().oneByType(Actor.class));
    } catch (UnavailableSecurityManagerException outsideARequest) {
      return Optional.empty();
    }
  }
}
