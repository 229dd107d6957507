package org.veriline.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.veriline.call.CallId;
import org.veriline.patient.Section;

/** The register of what was shown and said, and the only way to health information. */
@ApplicationScoped
@Transactional
public class Disclosures {

  /** Decides, writes the audit event, and only then decrypts this section. */
  public Card read(CallId call, Section section) {
    throw new UnsupportedOperationException("not built yet: " + section);
  }

  /** The agent has said these lines of a card to the caller. */
  public void told(CallId call, Section section, List<String> labels) {
    throw new UnsupportedOperationException("not built yet: " + section);
  }
}
