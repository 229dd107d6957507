package org.veriline.access;

import org.jspecify.annotations.Nullable;

/**
 * One thing a browser or program can ask for, and who may.
 *
 * @param path as the container sees it; {@code /*} at the end takes everything below, {@code {x}}
 *     takes one segment
 * @param permission what a signed-in person needs, only for {@link Who#PERMISSION}
 */
public record Entrance(Kind kind, String path, Who who, @Nullable String permission) {

  /** What answers. */
  public enum Kind {
    PAGE,
    RESOURCE,
    SOCKET,
    FILE
  }

  /** Who is let in. */
  public enum Who {
    EVERYBODY,
    SIGNED_IN,
    PERMISSION,
    OPERATIONS,
    MACHINE
  }

  static Entrance page(String path, String permission) {
    return new Entrance(Kind.PAGE, path, Who.PERMISSION, permission);
  }

  static Entrance resource(String path, String permission) {
    return new Entrance(Kind.RESOURCE, path, Who.PERMISSION, permission);
  }

  static Entrance socket(String path, String permission) {
    return new Entrance(Kind.SOCKET, path, Who.PERMISSION, permission);
  }

  static Entrance everybody(Kind kind, String path) {
    return new Entrance(kind, path, Who.EVERYBODY, null);
  }

  static Entrance signedIn(Kind kind, String path) {
    return new Entrance(kind, path, Who.SIGNED_IN, null);
  }

  static Entrance operations(String path) {
    return new Entrance(Kind.RESOURCE, path, Who.OPERATIONS, null);
  }

  static Entrance machine(String path) {
    return new Entrance(Kind.RESOURCE, path, Who.MACHINE, null);
  }

  boolean leadsTo(String asked) {
    if (path.endsWith("/*")) {
      return asked.startsWith(path.substring(0, path.length() - 1));
    }
    if (!path.contains("{")) {
      return path.equals(asked);
    }
    String[] here = path.split("/", -1);
    String[] there = asked.split("/", -1);
    boolean same = here.length == there.length;
    for (int i = 0; same && i < here.length; i++) {
      same = here[i].equals(there[i]) || (here[i].startsWith("{") && !there[i].isEmpty());
    }
    return same;
  }

  /** May this person go in? Nobody is {@code null}. */
  public boolean admits(@Nullable Actor actor) {
    return switch (who) {
      case EVERYBODY -> true;
      case SIGNED_IN -> actor != null;
      case PERMISSION -> actor != null && permission != null && actor.may(permission);
      case OPERATIONS, MACHINE -> false;
    };
  }
}
