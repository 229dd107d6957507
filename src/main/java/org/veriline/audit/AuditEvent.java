package org.veriline.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actor;

/**
 * One thing that was done, tried or refused. It names kinds, ids and field names, and never a
 * value: every text is a code without spaces, which keeps names, notes and answers out.
 *
 * @param patient opaque reference, never a record number
 * @param interaction id of the verification the caller stands in
 * @param call Linkedid of the call
 * @param fields names of the fields concerned
 * @param reason kebab-case code
 * @param object what else was acted on: {@code queue/general}, {@code user/ID}
 */
public record AuditEvent(
    Actor actor,
    Action action,
    Outcome outcome,
    @Nullable String patient,
    @Nullable String interaction,
    @Nullable String call,
    @Nullable String purpose,
    @Nullable String relationship,
    @Nullable String level,
    @Nullable String dataClass,
    List<String> fields,
    @Nullable String reason,
    @Nullable String object) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:/@+,-]{1,120}");

  public AuditEvent {
    fields = List.copyOf(fields);
    fields.forEach(AuditEvent::mustBeCode);
    for (String text :
        Arrays.asList(
            patient, interaction, call, purpose, relationship, level, dataClass, reason, object)) {
      if (text != null) {
        mustBeCode(text);
      }
    }
  }

  private static void mustBeCode(String text) {
    if (!CODE.matcher(text).matches()) {
      throw new IllegalArgumentException("an audit event holds codes, not texts");
    }
  }

  public static Builder by(Actor actor) {
    return new Builder(actor);
  }

  /** Collects an event; only the action is required. */
  public static final class Builder {
    private final Actor actor;
    private @Nullable Action action;
    private Outcome outcome = Outcome.OK;
    private @Nullable String patient;
    private @Nullable String interaction;
    private @Nullable String call;
    private @Nullable String purpose;
    private @Nullable String relationship;
    private @Nullable String level;
    private @Nullable String dataClass;
    private List<String> fields = List.of();
    private @Nullable String reason;
    private @Nullable String object;

    private Builder(Actor actor) {
      this.actor = actor;
    }

    public Builder action(Action done) {
      this.action = done;
      return this;
    }

    public Builder outcome(Outcome how) {
      this.outcome = how;
      return this;
    }

    public Builder patient(@Nullable String reference) {
      this.patient = reference;
      return this;
    }

    public Builder interaction(@Nullable String id) {
      this.interaction = id;
      return this;
    }

    public Builder call(@Nullable String linkedid) {
      this.call = linkedid;
      return this;
    }

    public Builder purpose(@Nullable String code) {
      this.purpose = code;
      return this;
    }

    public Builder relationship(@Nullable String code) {
      this.relationship = code;
      return this;
    }

    public Builder level(@Nullable String code) {
      this.level = code;
      return this;
    }

    public Builder dataClass(@Nullable String code) {
      this.dataClass = code;
      return this;
    }

    public Builder fields(List<String> names) {
      this.fields = names;
      return this;
    }

    public Builder reason(@Nullable String code) {
      this.reason = code;
      return this;
    }

    public Builder object(@Nullable String reference) {
      this.object = reference;
      return this;
    }

    public AuditEvent build() {
      return new AuditEvent(
          actor,
          Objects.requireNonNull(action, "an audit event needs an action"),
          outcome,
          patient,
          interaction,
          call,
          purpose,
          relationship,
          level,
          dataClass,
          fields,
          reason,
          object);
    }
  }
}
