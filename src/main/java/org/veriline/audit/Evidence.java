package org.veriline.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** One row of the trail as people and rules read it; what only the chain needs is not in it. */
public record Evidence(
    long n,
    Instant at,
    String actor,
    String roles,
    @Nullable String address,
    String action,
    String outcome,
    @Nullable String patient,
    @Nullable String call,
    @Nullable String purpose,
    @Nullable String relationship,
    @Nullable String level,
    @Nullable String dataClass,
    String fields,
    @Nullable String reason,
    @Nullable String object) {

  /** What a statement selects before anything of its own, for {@link #of}. */
  static final String COLUMNS =
      "n, at, actor, roles, address, action, outcome, patient, call_id, purpose, relationship,"
          + " level, data_class, fields, reason, object";

  static Evidence of(ResultSet row) throws SQLException {
    return new Evidence(
        row.getLong("n"),
        row.getObject("at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getString("actor"),
        row.getString("roles"),
        row.getString("address"),
        row.getString("action"),
        row.getString("outcome"),
        row.getString("patient"),
        row.getString("call_id"),
        row.getString("purpose"),
        row.getString("relationship"),
        row.getString("level"),
        row.getString("data_class"),
        row.getString("fields"),
        row.getString("reason"),
        row.getString("object"));
  }

  public boolean is(Action what) {
    return action.equals(what.text());
  }

  public boolean ok() {
    return outcome.equals(Outcome.OK.name());
  }
}
