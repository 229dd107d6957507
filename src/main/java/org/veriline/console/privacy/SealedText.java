package org.veriline.console.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.veriline.compliance.Incidents;
import org.veriline.patient.Phi;
import org.veriline.rights.RightsRequests;

/** Sealed words, drawn once, for who asked; nothing of them stays with the page. */
@Named
@RequestScoped
public class SealedText {
  @Inject Incidents incidents;
  @Inject RightsRequests rights;

  private List<Phi> texts = List.of();

  public void ofRequest(String id) {
    texts = List.of(rights.text(id));
  }

  public void ofIncident(String id) {
    texts = incidents.texts(id).stream().map(Phi::new).toList();
  }

  public boolean isPresent() {
    return !texts.isEmpty();
  }

  public List<String> getLines() {
    return texts.stream().map(Phi::value).toList();
  }
}
