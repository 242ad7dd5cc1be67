package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.FleetCheck.Mark;
import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What a fleet's credentials have to be allowed, and what is looked at before a launch. */
public class FleetRightsTest {
  private static final String OWN = FleetFiles.with("\"instanceProfile\": \"fieldtest-node\"");
  private static final String THEIRS =
      OWN.replace(
          "\"ami\": \"ami-0123456789abcdef0\"", "\"launchTemplate\": {\"name\": \"theirs\"}");

  /** Everything that a fleet can be asked for. */
  private static void useAll(Ec2Bed bed, String file) {
    bed.template("theirs", Map.of("ImageId", "ami-0123456789abcdef0"));
    try (var fleet = Ec2Fleets.of(bed, file);
        var later = Ec2Fleets.of(bed, file.replace("m7i.large", "m7i.xlarge"))) {
      fleet.checks().forEach(check -> check.look().get());
      fleet.hold("me", Duration.ofMinutes(1));
      fleet.launch(new LaunchOrder("one", 4));
      later.launch(new LaunchOrder("two", 4));
      fleet.terminate(fleet.instances().stream().map(Instance::id).toList());
      fleet.removeTemplate();
    }
  }

  @DataProvider
  public Object[][] files() {
    return new Object[][] {{OWN}, {THEIRS}, {OWN.replaceFirst("  \"subnets\".*\n", "")}};
  }

  /** EC2 itself asks for the last three, on the caller's behalf. */
  @Test(dataProvider = "files")
  public void policyAllowsWhatIsCalledAndNothingElse(String file) {
    try (var bed = Ec2Bed.start()) {
      useAll(bed, file);
      var called =
          bed.calls().stream()
              .map(action -> action.contains(":") ? action : "ec2:" + action)
              .collect(Collectors.toCollection(TreeSet::new));
      called.addAll(List.of("ec2:RunInstances", "iam:PassRole", "iam:CreateServiceLinkedRole"));
      try (var fleet = Ec2Fleets.of(bed, file)) {
        assertEquals(new TreeSet<>(fleet.policy().permissions()), called);
      }
    }
  }

  @DataProvider
  public Object[][] permissions() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, OWN)) {
      return fleet.policy().permissions().stream()
          .filter(permission -> !permission.equals("iam:CreateServiceLinkedRole"))
          .map(permission -> new Object[] {permission})
          .toArray(Object[][]::new);
    }
  }

  @Test(dataProvider = "permissions")
  public void permissionThatIsMissingIsNamed(String permission) {
    try (var bed = Ec2Bed.start()) {
      bed.conditions().deny(permission);
      if (Set.of("ec2:DescribeSpotPriceHistory", ServiceQuotas.PERMISSION).contains(permission)) {
        useAll(bed, OWN); // Neither a price nor a quota is worth a failure.
        return;
      }
      var failure = expectThrows(GridException.class, () -> useAll(bed, OWN));
      assertTrue(
          failure.getMessage().startsWith(permission + " is not allowed to these credentials; "),
          failure.getMessage());
    }
  }

  @Test
  public void policyIsBoundToTheFleetsOwn() throws Exception {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, OWN)) {
      var policy = new ObjectMapper().readTree(fleet.policy().json());
      assertEquals(policy.path("Version").asText(), "2012-10-17");
      var statements = policy.path("Statement");
      for (var action : List.of("ec2:TerminateInstances", "ec2:DeleteLaunchTemplate")) {
        var found = false;
        for (var statement : statements) {
          if (statement.path("Action").toString().contains(action)) {
            found = true;
            assertEquals(
                statement.at("/Condition/StringEquals/aws:ResourceTag~1fieldtest:fleet").asText(),
                "nightly",
                action);
          }
        }
        assertTrue(found, action);
      }
      assertTrue(fleet.policy().json().contains("arn:aws:iam::*:role/fieldtest-node"));
      assertFalse(statements.toString().contains("\"ec2:*\""));
    }
  }

  @Test
  public void dryRunTellsAllAndChangesNothing() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, OWN)) {
      var text = fleet.dryRun(new ScalingGoal.Cheapest(), DryRunTest.TEN_MINUTES);
      for (var part :
          List.of(
              "c7i.xlarge: 4 slots, 0.0800 USD",
              "subnet-0000000a, subnet-0000000b",
              "#!/bin/bash",
              fleet.policy().json())) {
        assertTrue(text.contains(part), part + " in " + text);
      }
      assertEquals(
          bed.calls().stream().filter(call -> !call.startsWith("Describe")).toList(), List.of());
      bed.conditions().deny("ec2:DescribeInstanceTypes");
      try (var stranger = Ec2Fleets.of(bed, OWN)) {
        var little = stranger.dryRun(new ScalingGoal.Cheapest(), DryRunTest.TEN_MINUTES);
        assertTrue(
            little.contains("is not known: ec2:DescribeInstanceTypes is not allowed"), little);
        assertTrue(little.contains(fleet.policy().json()), little);
      }
    }
  }

  /** What a template names is not looked at by who only asks what to allow. */
  @Test
  public void dryRunTellsOfRolesThatTemplatesMayName() {
    var file = THEIRS.replaceFirst(",\\s+\"instanceProfile\".*\n", "\n");
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, file)) {
      var text = fleet.dryRun(new ScalingGoal.Cheapest(), DryRunTest.TEN_MINUTES);
      assertTrue(text.contains("iam:PassRole on its role"), text);
    }
  }

  @Test
  public void checksOfGoodFleetAreGood() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, OWN)) {
      var found =
          fleet.checks().stream()
              .map(check -> check.subject() + " " + check.look().get().mark())
              .toList();
      assertEquals(
          found,
          List.of(
              "credentials GOOD",
              "image GOOD",
              "subnets GOOD",
              "security groups GOOD",
              "instance types GOOD",
              "quotas GOOD",
              "permissions GOOD"));
      assertEquals(bed.machines(), List.of());
      assertEquals(bed.templates().size(), 0);
    }
  }

  /** What is wrong with a file, the check that finds it, and what it says. */
  @DataProvider
  public Object[][] faults() {
    return new Object[][] {
      {
        OWN.replace("ami-0123456789abcdef0", "ami-0bad0bad0bad"),
        "image",
        ".*\"ami\".*InvalidAMIID.NotFound.*"
      },
      {
        OWN.replace("subnet-0000000b", "subnet-0000000f"),
        "subnets",
        ".*\"subnets\".*InvalidSubnetID.NotFound.*"
      },
      {
        OWN.replace("sg-0123456789abcdef0", "sg-0000000f"),
        "security groups",
        ".*\"securityGroups\".*"
      },
      {OWN.replace("m7i.large", "m9z.large"), "instance types", ".*\"instanceTypes\".*m9z.large.*"},
    };
  }

  @Test(dataProvider = "faults")
  public void faultIsFoundByItsCheck(String file, String subject, String line) {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, file)) {
      var check = check(fleet, subject);
      var failure = expectThrows(GridException.class, () -> check.look().get());
      assertTrue(failure.getMessage().matches(line), failure.getMessage());
    }
  }

  @Test
  public void typesThatNoZoneOffersAreBad() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, OWN.replace("\"subnet-0000000a\", ", ""))) {
      var types = check(fleet, "instance types").look().get();
      assertEquals(types.mark(), Mark.BAD, "they are offered in zone a alone");
    }
  }

  private static FleetCheck check(Ec2Fleet fleet, String subject) {
    return fleet.checks().stream()
        .filter(each -> each.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  /** How many machines of four vCPUs the account may have, of 20 that the fleet may. */
  @DataProvider
  public Object[][] quotas() {
    return new Object[][] {{0, Mark.BAD}, {19, Mark.DOUBTFUL}, {20, Mark.GOOD}};
  }

  @Test(dataProvider = "quotas")
  public void quotasAreReadBeforeTheyAreMet(int machines, Mark mark) {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, OWN)) {
      bed.conditions().quota(machines);
      var found = check(fleet, "quotas").look().get();
      assertEquals(found.mark(), mark, found.toString());
      var words =
          "'All Standard Spot Instance Requests' is " + machines * 4 + " vCPUs: " + machines;
      assertTrue(found.found().contains(words), found.found());
    }
  }

  @Test
  public void quotasThatMayNotBeReadAreDoubtful() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, OWN)) {
      bed.conditions().deny(ServiceQuotas.PERMISSION);
      var found = check(fleet, "quotas").look().get();
      assertEquals(found.mark(), Mark.DOUBTFUL);
      assertTrue(
          found.found().startsWith("not read: servicequotas:GetServiceQuota is not allowed to"),
          found.found());
    }
  }

  @Test
  public void everyActionIsOneOfEc2s() {
    var names = Arrays.stream(Ec2Action.values()).map(Ec2Action::operation).toList();
    var methods =
        Arrays.stream(software.amazon.awssdk.services.ec2.Ec2Client.class.getMethods())
            .map(method -> method.getName().toLowerCase(java.util.Locale.ROOT))
            .collect(Collectors.toSet());
    for (var name : names) {
      assertTrue(methods.contains(name.toLowerCase(java.util.Locale.ROOT)), name);
    }
  }
}
