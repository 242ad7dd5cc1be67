package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.bed.Conditions;
import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Whatever EC2 does not like is one line. */
public class Ec2TroubleTest {
  /** What is wrong, and the line that says so. */
  @DataProvider
  public Object[][] troubles() {
    return new Object[][] {
      {
        Ec2Fleets.set(bed -> bed.quota(0)),
        FleetFiles.GOOD,
        ".*quota allows no further machine \\(MaxSpotInstanceCountExceeded.*Service Quotas.*"
      },
      {
        Ec2Fleets.set(bed -> bed.deny("ec2:DescribeInstances")),
        FleetFiles.GOOD,
        "ec2:DescribeInstances is not allowed to these credentials.*--dry-run.*"
      },
      {
        Ec2Fleets.set(bed -> bed.deny("ec2:RunInstances")),
        FleetFiles.GOOD,
        "ec2:RunInstances is not allowed to these credentials.*"
      },
      {
        Ec2Fleets.set(Conditions::rejectCredentials),
        FleetFiles.GOOD,
        "EC2 of region 'eu-central-1' does not accept the AWS credentials \\(AuthFailure\\).*"
      },
      {
        Ec2Fleets.set(bed -> {}),
        FleetFiles.GOOD.replace("ami-0123456789abcdef0", "ami-0bad0bad0bad0bad0"),
        "EC2 does not take \"ami\" of fleet.json \\(InvalidAMIID.NotFound.*"
      },
      {
        Ec2Fleets.set(bed -> {}),
        FleetFiles.GOOD.replace("subnet-0000000a", "subnet-0000000f"),
        "EC2 does not take \"subnets\" of fleet.json \\(InvalidSubnetID.NotFound.*"
      },
      {
        Ec2Fleets.set(bed -> {}),
        FleetFiles.GOOD.replace("sg-0123456789abcdef0", "sg-0000000f"),
        "EC2 does not take \"securityGroups\" of fleet.json.*"
      },
      {
        Ec2Fleets.set(bed -> {}),
        FleetFiles.GOOD.replace("c7i.xlarge", "c7i.xtralarge"),
        "EC2 does not take \"instanceTypes\" of fleet.json.*c7i.xtralarge.*"
      },
      {
        Ec2Fleets.set(bed -> {}),
        FleetFiles.with("\"instanceProfile\": \"nobody\""),
        "EC2 does not take \"instanceProfile\" of fleet.json.*nobody.*"
      },
      {
        Ec2Fleets.set(bed -> {}),
        FleetFiles.GOOD.replace(
            "\"ami\": \"ami-0123456789abcdef0\"", "\"launchTemplate\": {\"id\": \"lt-0bad0bad0\"}"),
        "EC2 does not take \"launchTemplate\" of fleet.json.*"
      },
      {
        Ec2Fleets.set(bed -> {}),
        FleetFiles.GOOD.replace(
            "\"ami\": \"ami-0123456789abcdef0\"", "\"launchTemplate\": {\"name\": \"bad\"}"),
        "EC2 does not take \"launchTemplate\" of fleet.json.*bad.*"
      },
      {
        Ec2Fleets.set(
            bed -> bed.lack("*", "*", "*", "AuthFailure.ServiceLinkedRoleCreationNotPermitted")),
        FleetFiles.GOOD,
        "iam:CreateServiceLinkedRole is not allowed to these credentials.*"
      },
      {
        Ec2Fleets.set(bed -> bed.throttle(1)),
        FleetFiles.GOOD,
        "EC2 refuses calls for their number.*"
      },
    };
  }

  @Test(dataProvider = "troubles")
  public void troubleIsOneLineAndNothingIsLeftRunning(
      Consumer<Conditions> program, String file, String line) {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed, file, Ec2Fleets.NOON)) {
      program.accept(bed.conditions());
      var failure =
          expectThrows(GridException.class, () -> fleet.launch(new LaunchOrder("one", 4)));
      assertTrue(failure.getMessage().matches(line), failure.getMessage());
      assertEquals(bed.live(), List.of());
    }
  }

  @Test
  public void missingCredentialsAreToldWithoutAskingAnybody() {
    try (var bed = Ec2Bed.start()) {
      var environment = new HashMap<>(bed.environment());
      environment.remove("AWS_ACCESS_KEY_ID");
      environment.put("AWS_SHARED_CREDENTIALS_FILE", FleetFiles.write("").toString());
      try (var fleet = Ec2Fleet.of(FleetFiles.spec(FleetFiles.GOOD), Ec2Fleets.GRID, environment)) {
        var failure = expectThrows(GridException.class, fleet::instances);
        assertEquals(
            failure.getMessage(),
            "no AWS credentials are found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
                + " AWS_PROFILE");
      }
      assertEquals(bed.calls(), List.of());
    }
  }

  /** A variable that is malformed, and what is said of it. */
  @DataProvider
  public Object[][] variables() {
    return new Object[][] {
      {"AWS_REGION", "eu-central-1 ", "is no region; write it as eu-central-1, or unset it"},
      {"AWS_DEFAULT_REGION", "Frankfurt/1", "is no region"},
      {"AWS_ENDPOINT_URL", "http://127.0.0.1:80/ x", "is no address"},
      {"AWS_ENDPOINT_URL_EC2", "127.0.0.1:80", "is no address"},
      {"AWS_ENDPOINT_URL_SERVICE_QUOTAS", "ftp://127.0.0.1", "is no address"},
    };
  }

  @Test(dataProvider = "variables")
  public void malformedVariableIsToldByItsName(String name, String value, String said) {
    var spec = FleetFiles.spec(FleetFiles.GOOD.replace("  \"region\": \"eu-central-1\",\n", ""));
    var environment = new HashMap<>(Map.of("AWS_ACCESS_KEY_ID", "a"));
    if (!name.endsWith("REGION")) {
      environment.put("AWS_REGION", "eu-central-1");
    }
    environment.put(name, value);
    var failure =
        expectThrows(
            GridException.class, () -> Ec2Fleet.of(spec, Ec2Fleets.GRID, environment).close());
    var line = String.valueOf(failure.getMessage());
    assertTrue(line.startsWith(name + " is '" + value + "', which " + said), line);
    assertEquals(line.lines().count(), 1);
  }

  @Test
  public void malformedProfilesAreToldByTheirFile() {
    var file = FleetFiles.write("[profile ci\naws_access_key_id = a\n").toString();
    var environment = Map.of("AWS_REGION", "eu-central-1", "AWS_CONFIG_FILE", file);
    var spec = FleetFiles.spec(FleetFiles.GOOD);
    var failure =
        expectThrows(
            GridException.class, () -> Ec2Fleet.of(spec, Ec2Fleets.GRID, environment).close());
    var line = String.valueOf(failure.getMessage());
    assertTrue(line.startsWith(file + " holds no AWS profiles ("), line);
    assertEquals(line.lines().count(), 1);
  }

  @Test
  public void endpointThatDoesNotAnswerIsTold() {
    var environment =
        Map.of(
            "AWS_ENDPOINT_URL",
            "http://127.0.0.1:1",
            "AWS_ACCESS_KEY_ID",
            "a",
            "AWS_SECRET_ACCESS_KEY",
            "b");
    try (var fleet =
        Ec2Fleet.of(
            FleetFiles.spec(FleetFiles.GOOD),
            Ec2Fleets.GRID,
            environment,
            Clock.systemUTC(),
            Ec2Fleets.QUICK)) {
      var failure = expectThrows(GridException.class, fleet::instances);
      assertTrue(
          failure.getMessage().startsWith("EC2 of region 'eu-central-1' does not answer ("),
          failure.getMessage());
    }
  }
}
