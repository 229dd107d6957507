package org.veriline.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the parts that have a value but no life of their own injectable. */
@ApplicationScoped
public class Ground {

  @Produces
  @Singleton
  Settings settings() {
    return Settings.from(ConfigProvider.getConfig());
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Credentials credentials(Settings settings) {
    return new Credentials(settings.credentials());
  }

  @Produces
  @Singleton
  Vault vault(Credentials credentials) {
    return Vault.of(credentials);
  }
}
