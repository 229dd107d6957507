package org.veriline.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.veriline.platform.Refusal;
import org.veriline.testing.InPayara;

class UsersIT extends InPayara {
  private static final Actor ADMINISTRATOR = someone(Role.ADMINISTRATOR);

  @Inject Users users;
  @Inject Enrolment enrolment;
  @Inject Clock clock;

  private String create(String userName, Role... roles) {
    return as(ADMINISTRATOR, () -> users.create(userName, "Invented Person", "en", Set.of(roles)));
  }

  private static String refusal(org.junit.jupiter.api.function.Executable deed) {
    Throwable thrown = assertThrows(Throwable.class, deed);
    while (!(thrown instanceof Refusal) && thrown.getCause() != null) {
      thrown = thrown.getCause();
    }
    return thrown instanceof Refusal known ? known.id() : thrown.toString();
  }

  @Test
  void linkWorksOnce() {
    String token = create("once.invented", Role.AGENT);
    Enrolment.Invitation invitation = enrolment.invitation(token);
    String code = Totp.codeAt(invitation.secret(), clock.instant());
    enrolment.enrol(token, invitation, "four words no sense", code);
    assertEquals("link-used-or-expired", refusal(() -> enrolment.invitation(token)));
    assertTrue(users.known("once.invented").orElseThrow().active());
  }

  @Test
  void newLinkMakesTheOlderOneWorthless() {
    String first = create("twice.invented", Role.AGENT);
    String id = users.idOf("twice.invented").orElseThrow();
    String second = as(ADMINISTRATOR, () -> users.startAgain(id));
    assertEquals("link-used-or-expired", refusal(() -> enrolment.invitation(first)));
    assertEquals("twice.invented", enrolment.invitation(second).userName());
  }

  @Test
  void wrongCodeEnrolsNobodyAndLeavesTheLinkGood() {
    String token = create("wrong.invented", Role.AGENT);
    Enrolment.Invitation invitation = enrolment.invitation(token);
    assertEquals(
        "code-wrong",
        refusal(() -> enrolment.enrol(token, invitation, "four words no sense", "000000")));
    assertEquals("wrong.invented", enrolment.invitation(token).userName());
  }

  @Test
  void passwordThatIsShortOrHoldsTheNameIsRefused() {
    String token = create("short.invented", Role.AGENT);
    Enrolment.Invitation invitation = enrolment.invitation(token);
    String code = Totp.codeAt(invitation.secret(), clock.instant());
    assertEquals(
        "password-too-short",
        refusal(() -> enrolment.enrol(token, invitation, "elevenchars", code)));
    assertEquals(
        "password-guessable",
        refusal(() -> enrolment.enrol(token, invitation, "my short.invented one", code)));
  }

  @Test
  void userNameIsGivenOnce() {
    create("gone.invented", Role.AGENT);
    String id = users.idOf("gone.invented").orElseThrow();
    as(ADMINISTRATOR, () -> users.suspend(id));
    assertEquals("user-name-taken", refusal(() -> create("GONE.invented", Role.AGENT)));
  }

  @Test
  void nameOfAPlaceOrAFunctionIsRefused() {
    assertEquals("user-name-generic", refusal(() -> create("frontdesk", Role.AGENT)));
    assertEquals("user-name-generic", refusal(() -> create("agent12", Role.AGENT)));
  }

  @Test
  void administratorIsNeitherAgentNorNurseNorPrivacyOfficer() {
    for (Role other : new Role[] {Role.AGENT, Role.NURSE, Role.PRIVACY_OFFICER}) {
      assertEquals(
          "roles-conflict", refusal(() -> create("both.invented", Role.ADMINISTRATOR, other)));
    }
  }

  @Test
  void onlyANurseWorksForTheSubstanceUseProgramme() {
    assertEquals(
        "role-needs-nurse", refusal(() -> create("alone.invented", Role.PROGRAMME, Role.AGENT)));
    create("cleared.invented", Role.PROGRAMME, Role.NURSE);
    assertTrue(users.idOf("cleared.invented").isPresent());
  }

  @Test
  void nobodyChangesTheirOwnAccess() {
    assertEquals(
        "own-access",
        refusal(
            () ->
                as(
                    ADMINISTRATOR,
                    () -> users.grant(ADMINISTRATOR.userId(), Set.of(Role.SUPERVISOR)))));
  }

  @Test
  void whoMayNotCreatePeopleIsTurnedAwayAtTheDoorToo() {
    turnedAway(
        someone(Role.AGENT), () -> users.create("no.invented", "No", "en", Set.of(Role.AGENT)));
  }
}
