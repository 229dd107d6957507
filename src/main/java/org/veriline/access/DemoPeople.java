package org.veriline.access;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.veriline.platform.DemoSeeding;
import org.veriline.platform.Vault;

/**
 * Invented people of the demo clinic. Their passwords are made on the spot and differ each time.
 */
@ApplicationScoped
public class DemoPeople {
  private record Person(String userName, String name, String language, Role role) {}

  private static final List<Person> PEOPLE =
      List.of(
          new Person("ann.example", "Ann Example", "en", Role.AGENT),
          new Person("benito.ejemplo", "Benito Ejemplo", "es", Role.AGENT),
          new Person("sam.sample", "Sam Sample", "en", Role.SENIOR_AGENT),
          new Person("nora.invented", "Nora Invented", "en", Role.NURSE),
          new Person("sue.pretend", "Sue Pretend", "en", Role.SUPERVISOR),
          new Person("paul.madeup", "Paul Madeup", "en", Role.PRIVACY_OFFICER),
          new Person("petra.phantom", "Petra Phantom", "en", Role.PRIVACY_OFFICER),
          new Person("vera.void", "Vera Void", "en", Role.SECURITY_OFFICER),
          new Person("otto.nobody", "Otto Nobody", "en", Role.AUDITOR),
          new Person("ada.fictional", "Ada Fictional", "en", Role.ADMINISTRATOR));

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private final Passwords passwords = new Passwords();

  @Inject Users users;
  @Inject Vault vault;

  @Transactional
  public void seed(@Observes @Priority(100) DemoSeeding seeding) {
    List<Map<String, String>> made = new ArrayList<>();
    for (Person person : PEOPLE) {
      if (users.byUserName(person.userName()).isPresent()) {
        continue;
      }
      String password = newPassword();
      String secret = Totp.newSecret();
      users
          .make(
              Actor.SYSTEM,
              person.userName(),
              person.name(),
              person.language(),
              Set.of(person.role()))
          .enrol(passwords.hash(password), secret, 0, vault);
      made.add(
          Map.of(
              "userName", person.userName(),
              "name", person.name(),
              "role", person.role().name(),
              "password", password,
              "totpSecret", secret));
    }
    seeding.report("people", made);
  }

  private static String newPassword() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      password.append(i > 0 && i % 5 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(32)));
    }
    return password.toString();
  }
}
