package org.veriline.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.veriline.platform.Refusal;

/** The one person whom no administrator can invite. */
@ApplicationScoped
@Transactional
public class FirstAdministrator {
  @Inject Users users;
  @Inject Enrolment enrolment;

  /**
   * Token of a link for the first administrator; refused once there is one. Asked again before the
   * link was used, it gives a new link and the old one stops working.
   */
  public String link(String userName, String name, String language) {
    if (users.hasActive(Role.ADMINISTRATOR)) {
      throw new Refusal("administrator-exists");
    }
    User user =
        users
            .byUserName(userName)
            .orElseGet(
                () ->
                    users.make(Actor.SYSTEM, userName, name, language, Set.of(Role.ADMINISTRATOR)));
    return enrolment.newLink(user);
  }
}
