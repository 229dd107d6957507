package org.veriline.script;

/** The life of a version. From {@link #APPROVED} on its content never changes. */
public enum ScriptState {
  DRAFT,
  /** A later sheet of the same draft took its place. */
  REPLACED,
  APPROVED,
  PUBLISHED,
  RETIRED
}
