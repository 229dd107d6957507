package org.veriline.verification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.veriline.access.Actors;
import org.veriline.patient.Destinations;
import org.veriline.patient.Phi;
import org.veriline.platform.Messages;
import org.veriline.platform.Refusal;

/** Fills the gaps of a sentence that is read aloud to a machine or to somebody else. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Spoken {
  @Inject Actors actors;
  @Inject Destinations destinations;
  @Inject References references;

  @Inject
  @ConfigProperty(name = "veriline.clinic-name")
  Optional<String> clinic;

  @Inject
  @ConfigProperty(name = "veriline.number")
  Optional<String> number;

  Phi words(String sentence, OutboundCall outbound, @Nullable Phi appointment, Locale language) {
    String name =
        destinations
            .nameToAskFor(outbound.patient())
            .map(Phi::value)
            .orElseThrow(() -> new Refusal("no-call"));
    // A version's own sentence may name the person itself; the product's never do.
    String opening =
        sentence.contains("{addressee}") ? "" : Messages.text(language, "outbound.for", name) + " ";
    String words =
        (opening + sentence)
            .replace("{addressee}", name)
            .replace("{agent}", actors.current().name().split(" ")[0])
            .replace("{clinic}", clinic.orElseGet(() -> say(language, "outbound.clinic")))
            .replace("{clinic-number}", number.orElseGet(() -> say(language, "outbound.number")))
            .replace("{reference}", references.of(outbound))
            .replace("{appointment}", appointment == null ? "" : appointment.value());
    return new Phi(outbound.today() ? words + " " + say(language, "outbound.today") : words);
  }

  private static String say(Locale language, String key) {
    return Messages.text(language, key);
  }
}
