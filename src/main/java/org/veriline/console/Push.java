package org.veriline.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.push.PushContext;
import jakarta.inject.Inject;
import java.util.Collection;
import org.veriline.access.SignIns;

/**
 * Tells pages that something has changed. What goes out is a name and never data: the page asks for
 * what its person may see, under that person's own rights.
 */
@ApplicationScoped
public class Push {

  @Inject
  @jakarta.faces.push.Push(channel = "person")
  PushContext channel;

  @Inject SignIns signIns;

  /** To all open pages of these people. */
  public void to(Collection<String> userIds, String name) {
    if (!userIds.isEmpty()) {
      channel.send(name, userIds);
    }
  }

  public void to(String userId, String name) {
    channel.send(name, userId);
  }

  /** To all open pages of everybody who is signed in and holds the permission. */
  public void toAllWhoMay(String permission, String name) {
    to(signIns.peopleWhoMay(permission), name);
  }
}
