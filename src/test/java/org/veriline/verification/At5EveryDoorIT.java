package org.veriline.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.shiro.SecurityUtils;
import org.apache.shiro.authz.AuthorizationException;
import org.apache.shiro.authz.annotation.Logical;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.apache.shiro.subject.Subject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.veriline.access.Actor;
import org.veriline.access.Role;
import org.veriline.call.CallId;
import org.veriline.decision.Surroundings;
import org.veriline.patient.Section;
import org.veriline.platform.Refusal;
import org.veriline.request.RequestKind;
import org.veriline.request.Requests;
import org.veriline.request.Team;
import org.veriline.script.Need;

/**
 * Behind the pages: every deed of every door that asks for a permission, tried as each role that
 * has it not, as nobody, and with the ids of own, other and unknown calls and requests. What lands
 * later is found by itself.
 */
class At5EveryDoorIT extends WithCallers {
  @Inject BeanManager beans;
  @Inject Requests requests;

  /** One deed of one door. */
  private record Deed(Object door, Method method, RequiresPermissions asked) {
    String name() {
      Class<?> type = method.getDeclaringClass();
      return type.getSimpleName() + "." + method.getName() + method.getParameterCount();
    }

    boolean takesACall() {
      return method.getParameterCount() > 0 && method.getParameterTypes()[0] == CallId.class;
    }

    boolean openTo(Role role) {
      Actor actor = new Actor("id", "Invented", Set.of(role), "session");
      return asked.logical() == Logical.OR
          ? Arrays.stream(asked.value()).anyMatch(actor::may)
          : Arrays.stream(asked.value()).allMatch(actor::may);
    }

    Object act(Object... arguments) throws Throwable {
      try {
        return String.valueOf(method.invoke(door, arguments));
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      }
    }
  }

  private List<Deed> deeds() {
    List<Deed> deeds = new ArrayList<>();
    for (Bean<?> bean : beans.getBeans(Object.class)) {
      Class<?> type = bean.getBeanClass();
      // A page's own bean only lives in a request.
      if (!type.getName().startsWith("org.veriline.") || type.getName().contains(".console.")) {
        continue;
      }
      for (Method method : type.getDeclaredMethods()) {
        RequiresPermissions asked = method.getAnnotation(RequiresPermissions.class);
        if (asked != null && bean.getTypes().contains(type)) {
          Object door = beans.getReference(bean, type, beans.createCreationalContext(bean));
          method.setAccessible(true);
          deeds.add(new Deed(door, method, asked));
        }
      }
    }
    deeds.sort(Comparator.comparing(Deed::name));
    return deeds;
  }

  private static @Nullable Object anything(Class<?> type) {
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    Map<Class<?>, Object> simple =
        Map.of(
            boolean.class,
            false,
            int.class,
            1,
            long.class,
            1L,
            String.class,
            "x",
            Locale.class,
            Locale.ENGLISH,
            List.class,
            List.of(),
            Set.class,
            Set.of(),
            Instant.class,
            Instant.now());
    return simple.get(type);
  }

  private static Object[] arguments(Method method, @Nullable CallId call) {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(At5EveryDoorIT::anything).toArray();
    if (call != null) {
      arguments[0] = call;
    }
    return arguments;
  }

  private static boolean turnedAway(Deed deed) {
    try {
      deed.act(arguments(deed.method(), null));
      return false;
    } catch (AuthorizationException right) {
      return true;
    } catch (Throwable other) {
      return causedByAuthorization(other);
    }
  }

  private static boolean causedByAuthorization(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthorizationException) {
        return true;
      }
    }
    return false;
  }

  @Test
  void whoeverLacksThePermissionIsTurnedAwayFromEveryDeed() {
    List<Deed> deeds = deeds();
    assertTrue(deeds.size() >= 40, deeds.size() + " deeds");
    List<String> wrong = new ArrayList<>();
    for (Deed deed : deeds) {
      for (Role role : Role.values()) {
        if (!deed.openTo(role) && !as(someone(role), () -> turnedAway(deed))) {
          wrong.add(role + " " + deed.name());
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void nobodyIsTurnedAwayFromEveryDeed() {
    Subject nobody =
        new Subject.Builder(SecurityUtils.getSecurityManager())
            .authenticated(false)
            .sessionCreationEnabled(false)
            .buildSubject();
    List<String> wrong = new ArrayList<>();
    for (Deed deed : deeds()) {
      if (!nobody.execute(() -> turnedAway(deed))) {
        wrong.add(deed.name());
      }
    }
    assertEquals(List.of(), wrong);
  }

  /** What a deed says: what it gives, or why it refuses. */
  private static String said(Deed deed, CallId call) {
    try {
      return "gives " + deed.act(arguments(deed.method(), call));
    } catch (Throwable thrown) {
      for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
        if (cause instanceof Refusal refusal) {
          return "refuses " + refusal.id() + refusal.arguments();
        }
      }
      return "fails with " + thrown.getClass().getSimpleName();
    }
  }

  /** A colleague's call with everything earned in it is answered exactly as one there is not. */
  @Test
  void callOfAColleagueIsAnsweredAsOneThatDoesNotExist() {
    List<String> wrong = new ArrayList<>();
    for (Role role : List.of(Role.AGENT, Role.SENIOR_AGENT, Role.NURSE)) {
      Actor colleague = someone(role);
      CallId others = answered(colleague);
      verified(others, colleague);
      asked(others, colleague, Need.APPOINTMENT, Surroundings.PRIVATE);
      Actor curious = someone(role);
      for (Deed deed : deeds()) {
        if (!deed.takesACall() || !deed.openTo(role)) {
          continue;
        }
        String other = as(curious, () -> said(deed, others));
        String unknown = as(curious, () -> said(deed, new CallId("it-unknown")));
        if (!other.equals(unknown)) {
          wrong.add(role + " " + deed.name() + ": " + other + " but " + unknown);
        }
      }
      assertFalse(
          as(colleague, () -> disclosures.read(others, Section.VISITS)).lines().isEmpty(),
          "its owner still has it");
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void requestOpensForWhoTookItAndForNobodyElse() {
    Actor owner = someone(Role.NURSE);
    Actor other = someone(Role.NURSE);
    CallId call = answered(owner);
    String id =
        as(
            owner,
            () ->
                requests.open(
                    call,
                    null,
                    new Requests.Wish(
                        RequestKind.CALL_BACK,
                        Team.values()[0],
                        Instant.now().plusSeconds(3600),
                        "invented note")));
    as(owner, () -> requests.take(id));
    assertEquals(
        Optional.of("invented note"), as(owner, () -> requests.note(id)).map(phi -> phi.value()));
    for (String deed : List.of("note", "take", "done")) {
      assertTrue(refusedAs(other, deed, id), deed + " of another");
      assertTrue(refusedAs(other, deed, "00000000-0000-0000-0000-000000000000"), deed);
      assertTrue(refusedAs(other, deed, "x"), deed + " of no id");
    }
  }

  private boolean refusedAs(Actor actor, String deed, String id) {
    try {
      unwrapped(
          () ->
              as(
                  actor,
                  () -> {
                    switch (deed) {
                      case "note" -> requests.note(id);
                      case "take" -> requests.take(id);
                      default -> requests.done(id);
                    }
                    return "";
                  }));
      return false;
    } catch (Refusal refusal) {
      return true;
    }
  }
}
