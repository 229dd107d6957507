package org.veriline.asterisk;

import org.asteriskjava.manager.event.UserEvent;
import org.jspecify.annotations.Nullable;

/** What the dialplan says: {@code UserEvent(Veriline,What: …,Call: …)}. Filled by asterisk-java. */
public class VerilineEvent extends UserEvent {
  private static final long serialVersionUID = 1L;

  private @Nullable String what;
  private @Nullable String call;
  private @Nullable String queue;
  private @Nullable String seat;
  private @Nullable String why;

  public VerilineEvent(Object source) {
    super(source);
  }

  public @Nullable String getWhat() {
    return what;
  }

  public void setWhat(String value) {
    what = value;
  }

  public @Nullable String getCall() {
    return call;
  }

  public void setCall(String value) {
    call = value;
  }

  public @Nullable String getQueue() {
    return queue;
  }

  public void setQueue(String value) {
    queue = value;
  }

  public @Nullable String getSeat() {
    return seat;
  }

  public void setSeat(String value) {
    seat = value;
  }

  public @Nullable String getWhy() {
    return why;
  }

  public void setWhy(String value) {
    why = value;
  }
}
