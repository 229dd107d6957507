package org.veriline.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.veriline.authority.AuthorityRecord.Days;
import org.veriline.platform.Alarms;
import org.veriline.platform.Refusal;
import org.veriline.platform.Vault;

/** Seals what a record says. A broken seal is refused and alarmed; it never counts as nothing. */
@ApplicationScoped
class Seals {
  @Inject Alarms alarms;
  @Inject Vault vault;

  public byte[] seal(String id, String patient, Kind kind, Days days, Fields fields) {
    return vault.seal(fields.json(), AuthorityRecord.associated(id, patient, kind, days));
  }

  public Fields open(AuthorityRecord record) {
    try {
      return Fields.of(vault.open(record.sealed(), record.associated()));
    } catch (Refusal broken) {
      alarms.raiseAlone("sealed-value-broken", "authority-record/" + record.kind());
      throw broken;
    }
  }
}
