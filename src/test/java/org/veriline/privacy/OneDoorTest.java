package org.veriline.privacy;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.veriline.authority.Dossiers;
import org.veriline.decision.DisclosureDecision;
import org.veriline.patient.ContactData;
import org.veriline.patient.Destinations;
import org.veriline.patient.Item;
import org.veriline.patient.Patients;
import org.veriline.patient.Phi;
import org.veriline.verification.Diallings;

/** Health information has one door, and nobody keeps it. */
@AnalyzeClasses(packages = "org.veriline", importOptions = ImportOption.DoNotIncludeTests.class)
class OneDoorTest {

  @ArchTest
  static final ArchRule onlyVerificationAndDisclosureAskForPatients =
      classes()
          .that()
          .areAssignableTo(Patients.class)
          .should()
          .onlyBeAccessed()
          .byAnyPackage(
              "org.veriline.patient",
              "org.veriline.verification",
              "org.veriline.privacy",
              // for surnames, and for the reference an officer's question is about
              "org.veriline.oversight",
              // for ages, and for the patients a file of records names
              "org.veriline.authority");

  /** A number is dialled for a patient who was found in a call, and for nothing else. */
  @ArchTest
  static final ArchRule onlyVerificationAsksForNumbers =
      classes()
          .that()
          .areAssignableTo(Destinations.class)
          .should()
          .onlyBeAccessed()
          .byAnyPackage("org.veriline.patient", "org.veriline.verification");

  /** Contact data change in a call of somebody who has earned it, and by no other way. */
  @ArchTest
  static final ArchRule onlyVerificationChangesContactData =
      classes()
          .that()
          .areAssignableTo(ContactData.class)
          .should()
          .onlyBeAccessed()
          .byAnyPackage("org.veriline.patient", "org.veriline.verification");

  /** Whom to call comes from a task, never from a page. */
  @ArchTest
  static final ArchRule onlyATaskHasAPatientDialled =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.veriline.outreach", "org.veriline.verification")
          .should()
          .callMethodWhere(
              describe(
                  "it dials a patient",
                  call ->
                      call.getTarget().getOwner().isEquivalentTo(Diallings.class)
                          && call.getTarget().getName().equals("dial")));

  @ArchTest
  static final ArchRule onlyDisclosuresOpenSections =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(Disclosures.class.getName())
          .and()
          .doNotHaveFullyQualifiedName(Emergencies.class.getName())
          .and()
          .resideOutsideOfPackage("org.veriline.patient")
          .should()
          .callMethodWhere(
              describe(
                  "it opens a section",
                  call ->
                      call.getTarget().getOwner().isEquivalentTo(Patients.class)
                          && call.getTarget().getName().equals("open")));

  @ArchTest
  static final ArchRule onlyVerificationSaysWhatACallHasEarned =
      classes()
          .that()
          .areAssignableTo(Standings.class)
          .should()
          .onlyBeAccessed()
          .byAnyPackage("org.veriline.privacy", "org.veriline.verification");

  @ArchTest
  static final ArchRule onlyWhoDecidesVerifiesOrDialsReadsTheRecords =
      classes()
          .that()
          .areAssignableTo(Dossiers.class)
          .should()
          .onlyBeAccessed()
          .byClassesThat(
              describe(
                  "are no page and no resource",
                  (JavaClass from) ->
                      !from.getPackageName().startsWith("org.veriline.console")
                          && !from.getPackageName().startsWith("org.veriline.api")));

  @ArchTest
  static final ArchRule onlyOneClassDecides =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.veriline.decision", "org.veriline.privacy", "org.veriline.script")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(DisclosureDecision.class);

  /** A page or session bean that holds a value keeps it in memory after the call. */
  @ArchTest
  static final ArchRule noBeanThatLivesLongerThanARequestHoldsHealthInformation =
      noFields()
          .that()
          .areDeclaredInClassesThat(describe("live longer than a request", OneDoorTest::lives))
          .should()
          .haveRawType(
              describe(
                  "health information",
                  (JavaClass type) ->
                      type.isAssignableTo(Phi.class)
                          || type.isAssignableTo(Card.class)
                          || type.isAssignableTo(Card.Line.class)
                          || type.isAssignableTo(Item.class)))
          .allowEmptyShould(true);

  private static boolean lives(JavaClass bean) {
    return bean.isAnnotatedWith("jakarta.faces.view.ViewScoped")
        || bean.isAnnotatedWith("jakarta.enterprise.context.SessionScoped")
        || bean.isAnnotatedWith("jakarta.enterprise.context.ApplicationScoped");
  }
}
