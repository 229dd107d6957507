package org.veriline.access;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Ids;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/**
 * A person who works with the appliance. Never deleted: a user name belongs to one person forever.
 */
@Entity
@Table(name = "users")
class User {
  /** Where a person stands with us. */
  enum State {
    INVITED,
    ACTIVE,
    SUSPENDED
  }

  @Id private String id;

  @Column(name = "user_name")
  private String userName;

  @Column private String name;
  @Column private String language;
  @Column private String theme;

  @Enumerated(EnumType.STRING)
  private State state;

  @Column(name = "password_hash")
  private @Nullable String passwordHash;

  @Column(name = "totp_secret")
  private byte @Nullable [] totpSecret;

  @Column(name = "totp_step")
  private long totpStep;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "user_role", joinColumns = @JoinColumn(name = "user_id"))
  @Column(name = "role")
  @Enumerated(EnumType.STRING)
  private Set<Role> roles = new HashSet<>();

  protected User() {
    this("", "", "en", Set.of(), Instant.EPOCH);
  }

  User(String userName, String name, String language, Set<Role> roles, Instant now) {
    this.id = Ids.next();
    this.userName = normalised(userName);
    this.name = name.strip();
    this.language = language;
    this.theme = "auto";
    this.state = State.INVITED;
    this.createdAt = now;
    this.roles.addAll(roles);
  }

  static String normalised(String userName) {
    return userName.strip().toLowerCase(Locale.ROOT);
  }

  /** Both factors are set by the person alone, by means of a link that works once. */
  void enrol(String newPasswordHash, String secret, long step, Vault vault) {
    if (state == State.SUSPENDED) {
      throw new Refusal("user-suspended");
    }
    passwordHash = newPasswordHash;
    totpSecret = vault.seal(secret.getBytes(StandardCharsets.US_ASCII), totpName());
    totpStep = step;
    state = State.ACTIVE;
  }

  /** Forgets both factors; until a new enrolment nobody signs in. */
  void startAgain() {
    passwordHash = null;
    totpSecret = null;
    if (state == State.ACTIVE) {
      state = State.INVITED;
    }
  }

  void suspend() {
    state = State.SUSPENDED;
  }

  void restore() {
    if (state == State.SUSPENDED) {
      state = passwordHash == null ? State.INVITED : State.ACTIVE;
    }
  }

  /** Replaces the roles and returns those that are new. */
  Set<Role> grant(Set<Role> wanted) {
    Set<Role> added = EnumSet.noneOf(Role.class);
    added.addAll(wanted);
    added.removeAll(roles);
    roles.retainAll(wanted);
    roles.addAll(wanted);
    return added;
  }

  boolean maySignIn() {
    return state == State.ACTIVE;
  }

  /** Accepts a code once. */
  boolean acceptCode(String code, Instant now, Vault vault) {
    if (totpSecret == null) {
      return false;
    }
    String secret = new String(vault.open(totpSecret, totpName()), StandardCharsets.US_ASCII);
    var step = Totp.stepOf(secret, code, now, totpStep);
    step.ifPresent(used -> totpStep = used);
    return step.isPresent();
  }

  void prefer(String newLanguage, String newTheme) {
    language = newLanguage;
    theme = newTheme;
  }

  private String totpName() {
    return "totp/" + id;
  }

  String id() {
    return id;
  }

  String userName() {
    return userName;
  }

  String name() {
    return name;
  }

  String language() {
    return language;
  }

  String theme() {
    return theme;
  }

  State state() {
    return state;
  }

  Set<Role> roles() {
    return Set.copyOf(roles);
  }

  @Nullable String passwordHash() {
    return passwordHash;
  }

  Instant createdAt() {
    return createdAt;
  }
}
