package org.veriline.access;

import java.io.Serializable;
import java.util.Set;
import org.apache.shiro.authz.permission.WildcardPermission;

/**
 * Who does something: a signed-in person, or the appliance itself.
 *
 * @param userId id of the person, never reused
 * @param name the name colleagues see
 * @param session id of the sign-in in our own record of sign-ins; not the cookie's value
 */
public record Actor(String userId, String name, Set<Role> roles, String session)
    implements Serializable {

  /** The appliance itself: timers, the telephone switch, the operations interface. */
  public static final Actor SYSTEM = new Actor("system", "Veriline", Set.of(), "system");

  /** Somebody who has not signed in. */
  public static final Actor NOBODY = new Actor("nobody", "nobody", Set.of(), "none");

  public Actor {
    roles = Set.copyOf(roles);
  }

  /** May this person do it by role? Says nothing about the call and the caller. */
  public boolean may(String permission) {
    WildcardPermission asked = new WildcardPermission(permission, true);
    return roles.stream()
        .flatMap(role -> role.permissions().stream())
        .anyMatch(granted -> new WildcardPermission(granted, true).implies(asked));
  }
}
