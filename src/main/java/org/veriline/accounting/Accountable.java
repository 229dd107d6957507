package org.veriline.accounting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Vault;

/** One line of the accounting as it is kept: sealed, written once, changed never. */
@Entity
@Table(name = "accountable")
class Accountable {
  @Id private String id;
  private String patient;
  private Instant at;

  @Enumerated(EnumType.STRING)
  private Basis basis;

  private byte[] recipient;
  private byte[] address;
  private byte[] description;
  private byte[] purpose;
  private @Nullable String source;

  @Column(name = "entered_by")
  private String enteredBy;

  @Column(name = "entered_at")
  private Instant enteredAt;

  /** For JPA. */
  @SuppressWarnings("NullAway.Init")
  protected Accountable() {}

  Accountable(
      String id,
      String patient,
      Entry entry,
      @Nullable String source,
      String enteredBy,
      Instant enteredAt,
      Vault vault) {
    this.id = id;
    this.patient = patient;
    this.at = entry.at();
    this.basis = entry.basis();
    this.recipient = seal(vault, "recipient", entry.recipient());
    this.address = seal(vault, "address", entry.address());
    this.description = seal(vault, "description", entry.description());
    this.purpose = seal(vault, "purpose", entry.purpose());
    this.source = source;
    this.enteredBy = enteredBy;
    this.enteredAt = enteredAt;
  }

  Entry open(Vault vault) {
    return new Entry(
        at,
        basis,
        text(vault, "recipient", recipient),
        text(vault, "address", address),
        text(vault, "description", description),
        text(vault, "purpose", purpose));
  }

  Basis basis() {
    return basis;
  }

  @Nullable String source() {
    return source;
  }

  private byte[] seal(Vault vault, String part, String text) {
    return vault.seal(text.getBytes(StandardCharsets.UTF_8), associated(part));
  }

  private String text(Vault vault, String part, byte[] bytes) {
    return new String(vault.open(bytes, associated(part)), StandardCharsets.UTF_8);
  }

  private String associated(String part) {
    return "accountable/" + id + "/" + patient + "/" + part;
  }
}
