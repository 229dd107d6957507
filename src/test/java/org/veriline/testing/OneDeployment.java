package org.veriline.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.util.Base64;
import org.jboss.arquillian.container.spi.Container;
import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.client.deployment.Deployment;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployDeployment;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.test.impl.client.deployment.event.GenerateDeployment;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.annotation.ClassScoped;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jspecify.annotations.Nullable;
import org.veriline.platform.Keys;

/**
 * Starts one database and deploys once for all test classes. Arquillian would start Payara again
 * for every class, which costs more than all tests together.
 */
public class OneDeployment implements LoadableExtension {
  private static final String DIRECTORY = "veriline.it";

  @Override
  public void register(ExtensionBuilder builder) {
    try {
      // A socket's path must be short; arquillian.xml names this directory.
      Path directory = Files.createTempDirectory("vl");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      System.setProperty(DIRECTORY, directory.toString());
    } catch (IOException full) {
      throw new IllegalStateException(full);
    }
    builder.observer(Once.class);
  }

  /** Lets the first class deploy and the others find what is there. */
  public static class Once {
    @Inject @ClassScoped InstanceProducer<DeploymentScenario> scenario;
    @Inject Instance<ContainerRegistry> containers;
    @Inject Event<UnDeployDeployment> undeploy;

    private @Nullable DeploymentScenario kept;
    private @Nullable ThrowawayMariaDb database;

    void generate(@Observes EventContext<GenerateDeployment> context) {
      if (kept == null) {
        context.proceed();
        kept = scenario.get();
      } else {
        scenario.set(kept);
      }
    }

    void deploy(@Observes EventContext<DeployManagedDeployments> context)
        throws IOException, InterruptedException, SQLException, GeneralSecurityException {
      if (database == null) {
        Path directory = Path.of(System.getProperty(DIRECTORY));
        Files.createDirectories(directory.resolve("keys"));
        Files.createDirectories(directory.resolve("state/cel"));
        key(directory, "phi-keyset.json", Keys.newPhiKeyset());
        key(directory, "lookup-keyset.json", Keys.newLookupKeyset());
        KeyPair signing = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        key(directory, "audit-signing-key.pem", pem("PRIVATE KEY", signing.getPrivate()));
        key(directory, "audit-signing-public.pem", pem("PUBLIC KEY", signing.getPublic()));
        for (String secret :
            new String[] {"audit-key", "ops-token", "ami-app-secret", "ami-originate-secret"}) {
          key(directory, secret, Keys.newSecret());
        }
        ReportKey.make(directory.resolve("keys"));
        database = new ThrowawayMariaDb(Files.createDirectories(directory.resolve("db")));
        context.proceed();
      }
    }

    private static String pem(String what, Key key) {
      String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
      return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }

    private static void key(Path directory, String name, String value) throws IOException {
      Files.writeString(directory.resolve("keys").resolve(name), value);
    }

    void keep(@Observes EventContext<UnDeployManagedDeployments> context) {
      // Until the end of the suite.
    }

    void end(@Observes(precedence = 100) AfterSuite event)
        throws IOException, InterruptedException {
      if (kept != null) {
        for (Deployment deployment : kept.deployedDeployments()) {
          Container<?> container =
              containers.get().getContainer(deployment.getDescription().getTarget());
          undeploy.fire(new UnDeployDeployment(container, deployment));
        }
      }
      if (database != null) {
        database.end();
      }
    }
  }
}
