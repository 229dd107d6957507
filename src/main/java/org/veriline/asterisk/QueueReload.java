package org.veriline.asterisk;

import org.asteriskjava.manager.action.AbstractManagerAction;

/** Asterisk's action of that name, which asterisk-java lacks: reads the queue files again. */
public class QueueReload extends AbstractManagerAction {
  private static final long serialVersionUID = 1L;

  @Override
  public String getAction() {
    return "QueueReload";
  }

  public String getParameters() {
    return "yes";
  }

  public String getMembers() {
    return "no";
  }
}
