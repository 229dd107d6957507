package org.veriline.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.veriline.testing.DemoClinic;
import org.veriline.testing.InPayara;
import org.veriline.testing.Visitor;

/** Tries every way in as everybody and as nobody. */
@RunAsClient
class At5EveryWayInIT extends InPayara {
  @ArquillianResource URL url;

  private URI address() throws URISyntaxException {
    return url.toURI();
  }

  /** Everything that is not open to all; the machine's own checks come without the front. */
  private static List<Entrance> guarded() {
    return Entrances.ALL.stream()
        .filter(entrance -> entrance.who() != Entrance.Who.EVERYBODY)
        .filter(entrance -> entrance.who() != Entrance.Who.MACHINE)
        .toList();
  }

  private static String concrete(Entrance entrance) {
    return entrance.path().replaceAll("\\{[^}]+}", "x").replace("/*", "/x");
  }

  @Test
  void nobodyComesInWithoutSigningIn() throws Exception {
    Visitor nobody = new Visitor(address());
    List<String> wrong = new ArrayList<>();
    for (Entrance entrance : guarded()) {
      HttpResponse<String> answer = nobody.get(concrete(entrance));
      boolean right =
          switch (entrance.who()) {
            case OPERATIONS -> answer.statusCode() == 404;
            default ->
                entrance.kind() == Entrance.Kind.PAGE
                    ? answer.statusCode() == 302
                        && answer.headers().firstValue("Location").orElse("").startsWith("/sign-in")
                    : answer.statusCode() == 401;
          };
      if (!right) {
        wrong.add(entrance.path() + " " + answer.statusCode());
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void everyRoleComesInWhereTheTableSaysAndNowhereElse() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<Role, Visitor> person : DemoClinic.everybody(address()).entrySet()) {
      Actor actor = new Actor("id", "Invented", Set.of(person.getKey()), "session");
      for (Entrance entrance : guarded()) {
        int status = person.getValue().get(concrete(entrance)).statusCode();
        boolean right;
        if (entrance.who() == Entrance.Who.OPERATIONS) {
          right = status == 404;
        } else if (!entrance.admits(actor)) {
          right = status == 403;
        } else if (entrance.kind() == Entrance.Kind.PAGE) {
          right = status == 200 || (entrance.path().equals("/") && status == 302);
        } else {
          right = status != 401 && (status != 403 || entrance.path().equals("/api/phone-guard"));
        }
        if (!right) {
          wrong.add(person.getKey() + " " + entrance.path() + " " + status);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** Where a path has an id: of nobody, of a wrong kind, of a way out. None is a way in. */
  @Test
  void idsNobodyKnowsLeadNowhereAndAreNotErrors() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<Role, Visitor> person : DemoClinic.everybody(address()).entrySet()) {
      for (Entrance entrance : guarded()) {
        if (!entrance.path().contains("{") && !entrance.path().endsWith("/*")) {
          continue;
        }
        for (String id :
            List.of("00000000-0000-0000-0000-000000000000", "0", "..%2f..%2fadmin", "%00", "'--")) {
          String path = entrance.path().replaceAll("\\{[^}]+}", id).replace("/*", "/" + id);
          int status = person.getValue().get(path).statusCode();
          if (status == 200 || status >= 500) {
            wrong.add(person.getKey() + " " + path + " " + status);
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** A page takes no id from its address: what stands behind it is looked up for who asks. */
  @Test
  void parametersInAnAddressChangeNothingAboutWhoComesIn() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<Role, Visitor> person : DemoClinic.everybody(address()).entrySet()) {
      Actor actor = new Actor("id", "Invented", Set.of(person.getKey()), "session");
      for (Entrance entrance : guarded()) {
        if (entrance.kind() != Entrance.Kind.PAGE || entrance.path().equals("/")) {
          continue;
        }
        String path =
            concrete(entrance) + "?call=x&id=x&user=x&patient=x&role=ADMINISTRATOR&permission=*";
        int status = person.getValue().get(path).statusCode();
        if (status != (entrance.admits(actor) ? 200 : 403)) {
          wrong.add(person.getKey() + " " + path + " " + status);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** No verb opens what GET does not. */
  @Test
  void otherVerbsOpenNothing() throws Exception {
    Visitor nobody = new Visitor(address());
    List<String> wrong = new ArrayList<>();
    for (Entrance entrance : guarded()) {
      for (String verb : List.of("HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
        int status = nobody.ask(verb, concrete(entrance)).statusCode();
        if (status < 300) {
          wrong.add(verb + " " + entrance.path() + " " + status);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void filesBehindThePagesCannotBeFetchedByAnyOtherName() throws Exception {
    Visitor administrator = DemoClinic.everybody(address()).get(Role.ADMINISTRATOR);
    List<String> names = new ArrayList<>(List.of("/WEB-INF/web.xml", "/WEB-INF/shiro.ini", "/x"));
    Path webapp = Path.of("src/main/webapp");
    try (Stream<Path> files = Files.walk(webapp)) {
      files
          .filter(file -> file.toString().endsWith(".xhtml"))
          .map(file -> "/" + webapp.relativize(file))
          .forEach(
              name -> {
                names.add(name);
                names.add("/faces" + name);
              });
    }
    for (String name : names) {
      assertEquals(404, administrator.get(name).statusCode(), name);
    }
  }

  @Test
  void signingInGivesANewSessionAndACookieThatStaysAtHome() throws Exception {
    Visitor visitor = new Visitor(address());
    HttpResponse<String> page = visitor.get("/sign-in");
    String cookie = page.headers().firstValue("Set-Cookie").orElse("");
    assertTrue(cookie.contains("HttpOnly"), cookie);
    assertTrue(cookie.contains("Secure"), cookie);
    assertTrue(cookie.contains("SameSite=Strict"), cookie);
    String before = visitor.cookie();
    Visitor nurse = DemoClinic.everybody(address()).get(Role.NURSE);
    assertNotEquals(before, nurse.cookie());
    assertEquals(302, visitor.get("/desk").statusCode());
  }

  @Test
  void everyAnswerHasTheHeadersAndPagesAPolicyWithoutInlineScript() throws Exception {
    HttpResponse<String> page = new Visitor(address()).get("/sign-in");
    String policy = String.join(" ", page.headers().allValues("Content-Security-Policy"));
    assertTrue(policy.contains("default-src 'none'"), policy);
    assertFalse(policy.contains("unsafe-inline"), policy);
    assertFalse(policy.contains("unsafe-eval"), policy);
    assertEquals("nosniff", page.headers().firstValue("X-Content-Type-Options").orElse(""));
    assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
    assertEquals("same-origin", page.headers().firstValue("Referrer-Policy").orElse(""));
  }

  @Test
  void formOfAnotherSiteIsTurnedAway() throws Exception {
    Visitor agent = DemoClinic.everybody(address()).get(Role.AGENT);
    assertEquals(204, agent.post("/api/presence").statusCode());
    assertEquals(
        403, agent.post("/api/presence", "Origin", "https://elsewhere.example").statusCode());
    assertEquals(403, agent.post("/api/presence", "Sec-Fetch-Site", "cross-site").statusCode());
  }

  @Test
  void healthIsNotShownThroughTheFront() throws Exception {
    Visitor outside = new Visitor(address());
    assertEquals(404, outside.get("/health", "X-Forwarded-For", "10.0.0.7").statusCode());
    assertEquals(404, outside.get("/metrics", "X-Forwarded-For", "10.0.0.7").statusCode());
    assertEquals(200, outside.get("/health/ready").statusCode());
  }

  @Test
  void operationsAnswerTheirTokenOnly() throws Exception {
    Visitor program = new Visitor(address());
    assertEquals(200, program.operate("/api/ops/verify-audit").statusCode());
    assertEquals(
        404, program.post("/api/ops/verify-audit", "Authorization", "Bearer x").statusCode());
  }
}
