package org.veriline.console;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a person types to prove who they are. It is never drawn again and never kept with a page.
 */
public class Typed implements Serializable {
  private static final long serialVersionUID = 1L;

  private transient @Nullable String password;
  private transient @Nullable String code;

  public String password() {
    return password == null ? "" : password;
  }

  public String code() {
    return code == null ? "" : code;
  }

  public @Nullable String getPassword() {
    return null;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public @Nullable String getCode() {
    return null;
  }

  public void setCode(String code) {
    this.code = code;
  }
}
