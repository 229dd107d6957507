package org.veriline.patient;

import java.util.Locale;
import org.veriline.platform.Refusal;

/** The forms in which patients come. */
public enum ImportFormat {
  /** One FHIR R4 bundle. */
  BUNDLE,
  /** One FHIR R4 bundle or resource a line, streamed. */
  NDJSON,
  /** A table with a head line, streamed. */
  CSV;

  public static ImportFormat ofFileName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".ndjson") || lower.endsWith(".jsonl")) {
      return NDJSON;
    }
    if (lower.endsWith(".json")) {
      return BUNDLE;
    }
    if (lower.endsWith(".csv")) {
      return CSV;
    }
    throw new Refusal("import-format-unknown");
  }
}
