package org.veriline.testing;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.shiro.authz.AuthorizationException;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.veriline.access.Actor;
import org.veriline.access.Role;

/**
 * A test that runs inside the deployed application: doors are injected with {@code @Inject}. The
 * WAR is the one that ships, with the tests' classes added and Arquillian's own servlet let in.
 */
@ExtendWith(ArquillianExtension.class)
public abstract class InPayara {

  @Deployment
  public static WebArchive appliance() {
    WebArchive war =
        ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/veriline.war"));
    war.merge(
        ShrinkWrap.create(GenericArchive.class)
            .as(ExplodedImporter.class)
            .importDirectory("target/test-classes")
            .as(GenericArchive.class),
        "/WEB-INF/classes",
        Filters.include(
            "/WEB-INF/classes/org/veriline/(?!testing/OneDeployment|.*BrowserIT|.*TelephonyIT).*"));
    war.delete("/WEB-INF/shiro.ini");
    war.addAsWebInfResource(
        new StringAsset(
            """
            [main]
            people = org.veriline.access.SignInRealm
            securityManager.realms = $people
            entrances = entranceFilter
            [urls]
            /ArquillianServletRunner* = anon
            /** = entrances
            """),
        "shiro.ini");
    return war;
  }

  /** A person with these roles who is on no list of sign-ins. */
  protected static Actor someone(Role... roles) {
    return new Actor(UUID.randomUUID().toString(), "Invented Person", Set.of(roles), "test");
  }

  /** Does something as that person would. */
  protected static <T> T as(Actor actor, Callable<T> deed) {
    return new Subject.Builder()
        .principals(new SimplePrincipalCollection(actor, "people"))
        .authenticated(true)
        .sessionCreationEnabled(false)
        .buildSubject()
        .execute(deed);
  }

  protected static void as(Actor actor, Runnable deed) {
    as(
        actor,
        () -> {
          deed.run();
          return actor;
        });
  }

  /** The door turns the person away, whatever page they came by. */
  protected static void turnedAway(Actor actor, Callable<?> deed) {
    Throwable thrown = assertThrows(Throwable.class, () -> as(actor, deed));
    while (!(thrown instanceof AuthorizationException) && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    assertTrue(thrown instanceof AuthorizationException, thrown.toString());
  }

  /** The throw-away database's address, for tests that tamper. */
  protected static String databaseUrl() {
    return System.getProperty("veriline.database.url");
  }
}
