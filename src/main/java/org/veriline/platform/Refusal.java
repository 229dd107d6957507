package org.veriline.platform;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * Something was asked that will not be done, for a reason a person can act on.
 *
 * <p>The id is kebab-case and stable: it is the key {@code error.<id>} of the message bundles and
 * the {@code type} of a problem body. Arguments are shown to people and written to logs, so they
 * never hold health information.
 */
@ApplicationException(rollback = true)
public class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String id;
  private final transient List<Object> arguments;

  public Refusal(String id, Object... arguments) {
    super(id);
    this.id = id;
    this.arguments = List.of(arguments);
  }

  public String id() {
    return id;
  }

  public List<Object> arguments() {
    return arguments;
  }
}
