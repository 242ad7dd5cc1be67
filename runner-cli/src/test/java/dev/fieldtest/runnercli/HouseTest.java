package dev.fieldtest.runnercli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.fieldtest.extensionundertest.InjectionCheck;
import dev.fieldtest.griddocker.fleet.FleetView;
import dev.fieldtest.griddocker.fleet.Machine;
import dev.fieldtest.griddocker.fleet.ScalingGoal;
import dev.fieldtest.griddocker.fleet.ScalingPolicy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The "never" list of DESIGN.md, section 1. */
public class HouseTest {
  private static final String HOUSE = "dev.fieldtest";
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(HOUSE);

  private static final String GRID = HOUSE + ".griddocker..";
  private static final String FLEET = HOUSE + ".griddocker.fleet..";
  private static final String REPORTS = HOUSE + ".reports..";
  private static final String CHUNKER = HOUSE + ".chunker..";
  private static final String RUNNER = HOUSE + ".runnercli..";
  private static final String CLI = HOUSE + ".runnercli.cli..";
  private static final String DISPATCH = HOUSE + ".runnercli.dispatch..";

  @DataProvider
  public Object[][] rules() {
    return new Object[][] {
      {only(GRID, "org.openqa.selenium..")},
      {only(FLEET, "software.amazon.awssdk..")},
      {only(CLI, "picocli..")},
      {only(DISPATCH, "org.testng..", "io.qameta.allure.testng..")},
      {never(DISPATCH, CLI)},
      {never(REPORTS, GRID)},
      {never(GRID, REPORTS)},
      {
        noClasses()
            .that(not(resideInAPackage(RUNNER)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(RUNNER)
      },
    };
  }

  @Test(dataProvider = "rules")
  public void holds(ArchRule rule) {
    rule.check(MAIN);
  }

  private static ArchRule only(String user, String... libraries) {
    return noClasses()
        .that(not(resideInAPackage(user)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries);
  }

  private static ArchRule never(String user, String used) {
    return noClasses()
        .that()
        .resideInAPackage(user)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(used);
  }

  @Test
  public void planningAndJudgingAreFreeOfClockInputOutputAndChance() {
    classes()
        .that(pure())
        .should()
        .onlyDependOnClassesThat(
            not(resideInAnyPackage(
                    "java.io..", "java.nio.file..", "java.nio.channels..", "java.net.http.."))
                .and(not(impure())))
        .check(MAIN);
    noClasses()
        .that(pure())
        .should()
        .callMethodWhere(
            JavaCall.Predicates.target(
                HasName.Predicates.nameMatching(
                    "now|nanoTime|currentTimeMillis|random|shuffle|randomUUID|getenv|getProperty")))
        .check(MAIN);
  }

  private static DescribedPredicate<JavaClass> pure() {
    var judgement = JavaClass.Predicates.belongToAnyOf(InjectionCheck.class);
    return resideInAPackage(CHUNKER).or(judgement).or(scaling());
  }

  /** The policies, and what they are made of. */
  private static DescribedPredicate<JavaClass> scaling() {
    var parts = Set.of("Departures", "Forecast", "Sizing");
    return JavaClass.Predicates.assignableTo(ScalingPolicy.class)
        .or(JavaClass.Predicates.belongToAnyOf(FleetView.class, Machine.class, ScalingGoal.class))
        .or(
            resideInAPackage(GRID)
                .and(
                    DescribedPredicate.describe(
                        "a part of a scaling policy", type -> parts.contains(simpleName(type)))));
  }

  /** Of the outermost class, for what is nested is a part of it. */
  private static String simpleName(JavaClass type) {
    var name = type.getName().substring(type.getPackageName().length() + 1);
    return name.split("[$]", 2)[0];
  }

  @Test
  public void partsOfTheScalingPolicyAreLookedAt() {
    var names = new TreeSet<String>();
    MAIN.stream().filter(scaling()).forEach(type -> names.add(type.getSimpleName()));
    assertTrue(
        names.containsAll(
            Set.of("Departures", "Forecast", "Retirement", "Sizing", "WorkPolicy", "FleetView")),
        names.toString());
  }

  private static DescribedPredicate<JavaClass> impure() {
    var names =
        Set.of(
            "java.time.Clock",
            "java.util.Random",
            "java.util.random.RandomGenerator",
            "java.util.concurrent.ThreadLocalRandom",
            "java.security.SecureRandom",
            "java.util.Timer",
            "java.net.Socket",
            "java.net.URLConnection");
    return DescribedPredicate.describe("a clock or chance", type -> names.contains(type.getName()));
  }

  @Test
  public void eachPackageSaysThatItIsNullMarked() {
    var unmarked = new TreeSet<String>();
    MAIN.stream()
        .map(type -> type.getPackage())
        .distinct()
        .filter(HouseTest::isUnmarked)
        .map(JavaPackage::getName)
        .forEach(unmarked::add);
    assertEquals(unmarked, Set.of());
  }

  private static boolean isUnmarked(JavaPackage part) {
    return part.tryGetAnnotationOfType(NullMarked.class).isEmpty();
  }

  @Test
  public void allModulesAreLookedAt() {
    var modules = new TreeSet<String>();
    MAIN.forEach(type -> modules.add(type.getPackageName().split("\\.")[2]));
    assertEquals(
        List.copyOf(modules),
        List.of(
            "chunker", "extensionundertest", "griddocker", "reports", "runnercli", "sitecorpus"));
  }
}
