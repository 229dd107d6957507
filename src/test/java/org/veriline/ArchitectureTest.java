package org.veriline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The map of who may know whom. This map is the architecture: edges know capabilities, capabilities
 * know the ground, and nobody knows an edge.
 */
@AnalyzeClasses(packages = "org.veriline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Set<String> GROUND = Set.of("platform", "access", "audit");

  /**
   * Every package below org.veriline, and what it may know besides itself and the JDK and
   * libraries.
   */
  private static final Map<String, Set<String>> MAY_KNOW =
      Map.ofEntries(
          // ground
          Map.entry("platform", Set.of()),
          Map.entry("access", Set.of("platform", "audit")),
          Map.entry("audit", Set.of("platform", "access", "report")),
          Map.entry("report", Set.of("platform")),
          // capabilities
          Map.entry("call", GROUND),
          Map.entry("agent", and(GROUND, "call")),
          Map.entry("patient", GROUND),
          Map.entry("queue", and(GROUND, "call", "agent")),
          Map.entry("review", and(GROUND, "call", "queue")),
          Map.entry(
              "oversight",
              and(
                  GROUND,
                  "call",
                  "patient",
                  "queue",
                  "decision",
                  "privacy",
                  "review",
                  "verification")),
          Map.entry("decision", Set.of("access", "patient")),
          Map.entry("compliance", GROUND),
          Map.entry("secret", GROUND),
          Map.entry("script", and(GROUND, "call", "patient", "decision")),
          Map.entry("authority", and(GROUND, "patient", "decision")),
          Map.entry("law", and(GROUND, "patient", "decision", "authority")),
          Map.entry(
              "privacy", and(GROUND, "call", "patient", "decision", "authority", "law", "review")),
          Map.entry(
              "verification",
              and(
                  GROUND,
                  "call",
                  "agent",
                  "patient",
                  "decision",
                  "authority",
                  "privacy",
                  "script",
                  "organisation",
                  "review",
                  "secret")),
          Map.entry("ivr", and(GROUND, "call", "queue", "verification")),
          Map.entry(
              "outreach",
              and(
                  GROUND,
                  "call",
                  "organisation",
                  "patient",
                  "privacy",
                  "request",
                  "review",
                  "verification")),
          Map.entry("organisation", and(GROUND, "patient")),
          Map.entry("official", and(GROUND, "call", "patient", "privacy", "review")),
          Map.entry(
              "accounting",
              and(
                  GROUND,
                  "patient",
                  "privacy",
                  "compliance",
                  "official",
                  "organisation",
                  "report")),
          Map.entry(
              "rights",
              and(
                  GROUND,
                  "call",
                  "patient",
                  "decision",
                  "privacy",
                  "verification",
                  "compliance",
                  "report")),
          Map.entry("request", and(GROUND, "call", "patient")),
          Map.entry(
              "wrapup",
              and(
                  GROUND,
                  "call",
                  "agent",
                  "patient",
                  "decision",
                  "privacy",
                  "verification",
                  "request",
                  "rights",
                  "compliance")),
          // edges
          Map.entry("asterisk", and(GROUND, "call", "agent", "queue", "ivr")),
          Map.entry("console", everythingBut("asterisk", "api")),
          Map.entry("api", everythingBut("asterisk", "console")));

  @ArchTest
  static final ArchRule everyPackageKnowsOnlyWhatTheMapAllows =
      classes().that().resideInAPackage("org.veriline..").should(knowOnlyWhatTheMapAllows());

  @ArchTest
  static final ArchRule onlyTheAsteriskEdgeKnowsAsteriskJava =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.veriline.asterisk..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.asteriskjava..");

  @ArchTest
  static final ArchRule onlyTheConsoleKnowsFaces =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.veriline.console..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.faces..", "org.primefaces..");

  @ArchTest
  static final ArchRule onlyTheApiHasResources =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.veriline.api..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Service");

  // MariaDB on Linux tells PATIENT from patient, and EclipseLink would guess the former.
  @ArchTest
  static final ArchRule everyEntityNamesItsTable =
      classes()
          .that()
          .areAnnotatedWith("jakarta.persistence.Entity")
          .should()
          .beAnnotatedWith("jakarta.persistence.Table");

  // A timer that throws twice, or whose transaction is rolled back, never comes again.
  @ArchTest
  static final ArchRule everyClockGoesOnWhateverFails =
      methods()
          .that()
          .areAnnotatedWith("jakarta.ejb.Schedule")
          .should()
          .beDeclaredInClassesThat()
          .areAnnotatedWith("jakarta.ejb.TransactionManagement")
          .andShould(onlyTick());

  private static ArchCondition<JavaMethod> onlyTick() {
    return new ArchCondition<>("only tick") {
      @Override
      public void check(JavaMethod clock, ConditionEvents events) {
        Set<String> calls =
            clock.getMethodCallsFromSelf().stream()
                .map(call -> call.getTargetOwner().getSimpleName())
                .collect(Collectors.toSet());
        events.add(
            new SimpleConditionEvent(
                clock, calls.equals(Set.of("Tick")), clock.getFullName() + " calls " + calls));
      }
    };
  }

  private static Set<String> and(Set<String> ground, String... more) {
    Set<String> all = new TreeSet<>(ground);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }

  private static Set<String> everythingBut(String... edges) {
    Set<String> all =
        new TreeSet<>(
            and(
                GROUND,
                "call",
                "agent",
                "patient",
                "queue",
                "decision",
                "compliance",
                "script",
                "authority",
                "law",
                "secret",
                "privacy",
                "verification",
                "ivr",
                "request",
                "outreach",
                "review",
                "oversight",
                "rights",
                "accounting",
                "official",
                "organisation",
                "wrapup"));
    all.removeAll(List.of(edges));
    return Set.copyOf(all);
  }

  private static ArchCondition<JavaClass> knowOnlyWhatTheMapAllows() {
    return new ArchCondition<>("know only what the map allows") {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        String here = capability(from);
        Set<String> allowed = MAY_KNOW.get(here);
        if (allowed == null) {
          events.add(
              SimpleConditionEvent.violated(
                  from, from.getName() + " is in a package not on the map"));
          return;
        }
        List<String> wrong = new ArrayList<>();
        from.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> OURS.test(dependency.getTargetClass()))
            .filter(
                dependency -> {
                  String there = capability(dependency.getTargetClass());
                  return !there.equals(here) && !allowed.contains(there);
                })
            .forEach(dependency -> wrong.add(dependency.getDescription()));
        wrong.forEach(text -> events.add(SimpleConditionEvent.violated(from, text)));
      }
    };
  }

  private static final DescribedPredicate<JavaClass> OURS =
      DescribedPredicate.describe(
          "ours", candidate -> candidate.getPackageName().startsWith("org.veriline."));

  private static String capability(JavaClass candidate) {
    String rest = candidate.getPackageName().substring("org.veriline.".length());
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  // Kept as a rule of its own so that a new import of a class-level annotation cannot open the
  // hole: Shiro's
  // interceptor looks at the declaring class, so an inherited method of an annotated bean runs
  // unguarded.
  @ArchTest
  static final ArchRule guardedBeansInheritNothing =
      classes()
          .that(
              DescribedPredicate.describe(
                  "have a method that asks for a permission",
                  (JavaClass candidate) ->
                      candidate.getMethods().stream()
                          .anyMatch(
                              method ->
                                  method.isAnnotatedWith(
                                      "org.apache.shiro.authz.annotation.RequiresPermissions"))))
          .should(
              new ArchCondition<>("extend Object directly") {
                @Override
                public void check(JavaClass bean, ConditionEvents events) {
                  String parent =
                      bean.getRawSuperclass().map(JavaClass::getName).orElse("java.lang.Object");
                  if (!parent.equals("java.lang.Object")) {
                    events.add(
                        SimpleConditionEvent.violated(
                            bean, bean.getName() + " inherits from " + parent));
                  }
                }
              })
          .allowEmptyShould(true);
}
