package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;
import static org.testng.Assert.expectThrows;

import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.bed.Conditions;
import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** By the real SDK, over HTTP, against an EC2 whose machines do nothing. */
public class Ec2FleetTest {
  private static final URI GRID = URI.create("http://127.0.0.1:4444");
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(1), Duration.ofMillis(20), new Random(1));
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static Ec2Fleet fleet(Ec2Bed bed) {
    return fleet(bed, FleetFiles.GOOD, NOON);
  }

  private static Ec2Fleet fleet(Ec2Bed bed, String file, Instant now) {
    return Ec2Fleet.of(
        FleetFiles.spec(file), GRID, bed.environment(), Clock.fixed(now, ZoneOffset.UTC), QUICK);
  }

  @Test
  public void machinesAreLaunchedDescribedAndTerminated() {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed, FleetFiles.with("\"tags\": {\"team\": \"login\"}"), NOON)) {
      assertEquals(fleet.instances(), List.of());
      var launched = fleet.launch(new LaunchOrder("one", 9));
      assertEquals(launched.remarks(), List.of());
      assertEquals(launched.instances().size(), 3, "4 slots each");
      assertEquals(
          bed.machines().get(0).tags(),
          Map.of(
              "Name",
              "fieldtest-nightly",
              "fieldtest:fleet",
              "nightly",
              "fieldtest:order",
              "one",
              "team",
              "login"));
      var instances = fleet.instances();
      assertEquals(instances.stream().map(Instance::id).toList(), launched.instances());
      var first = instances.get(0);
      assertEquals(first.order(), "one");
      assertEquals(first.size(), new Instance.Size("c7i.xlarge", 4, 0.08));
      assertTrue(first.spot());
      assertEquals(first.address(), bed.machines().get(0).address());
      fleet.terminate(List.of(first.id(), "i-00000000000000bad"));
      assertFalse(bed.machines().get(0).isLive());
      fleet.terminate(launched.instances());
      assertEquals(bed.live(), List.of());
    }
  }

  @Test
  public void machinesEndThemselvesAndTellNothingToPages() {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed)) {
      fleet.launch(new LaunchOrder("one", 1));
      var data = new HashMap<>(bed.data(bed.machines().get(0)));
      var script =
          new String(Base64.getDecoder().decode(data.remove("UserData")), StandardCharsets.UTF_8);
      assertEquals(
          data,
          Map.of(
              "ImageId", "ami-0123456789abcdef0",
              "InstanceInitiatedShutdownBehavior", "terminate",
              "MetadataOptions.HttpTokens", "required",
              "MetadataOptions.HttpPutResponseHopLimit", "1",
              "MetadataOptions.HttpEndpoint", "enabled",
              "SecurityGroupId.1", "sg-0123456789abcdef0"));
      assertTrue(script.contains("\nFLEET_SLOTS='c7i.xlarge=4 m7i.large=2'\n"), script);
      assertTrue(script.contains("\nFLEET_HUB_HOST='127.0.0.1'\n"), script);
    }
  }

  @Test
  public void sameOrderBringsTheSameMachinesWhoeverGivesIt() {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed)) {
      bed.conditions().listingDelay(Duration.ofSeconds(60));
      var sets =
          IntStream.range(0, 4)
              .parallel()
              .mapToObj(
                  i -> {
                    try (var other = fleet(bed)) {
                      return Set.copyOf(other.launch(new LaunchOrder("one", 8)).instances());
                    }
                  })
              .collect(Collectors.toSet());
      assertEquals(sets.size(), 1, sets.toString());
      assertEquals(bed.machines().size(), 2);
      assertEquals(bed.templates(), Set.of("fieldtest-nightly"));
      bed.conditions().listingDelay(Duration.ZERO);
      assertEquals(
          fleet.launch(new LaunchOrder("one", 8)).remarks(), List.of("the order was given before"));
      assertEquals(bed.machines().size(), 2);
    }
  }

  @Test
  public void orderWhoseMachinesAreGoneBringsNone() {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed)) {
      fleet.terminate(fleet.launch(new LaunchOrder("one", 4)).instances());
      fleet.launch(new LaunchOrder("one", 4));
      bed.conditions()
          .listingDelay(Duration.ofSeconds(60)); // EC2 has forgotten them, but not the token.
      fleet.launch(new LaunchOrder("one", 4));
      assertEquals(bed.live(), List.of());
      assertEquals(fleet.launch(new LaunchOrder("two", 4)).instances().size(), 1);
    }
  }

  /** What is not to be had, how many machines there are at last, and what is told of them. */
  @DataProvider
  public Object[][] lacks() {
    return new Object[][] {
      {
        set(bed -> bed.lack("c7i.xlarge", "*", "*", "InsufficientInstanceCapacity")),
        "[m7i.large spot eu-central-1a]",
        4
      },
      {
        set(bed -> bed.lack("*", "eu-central-1a", "*", "InsufficientInstanceCapacity")),
        "[c7i.xlarge spot eu-central-1b]",
        2
      },
      {
        set(bed -> bed.lack("*", "*", "spot", "SpotMaxPriceTooLow")),
        "[c7i.xlarge on-demand eu-central-1a]",
        2
      },
      {
        set(bed -> bed.lack("*", "*", "spot", "MaxSpotInstanceCountExceeded")),
        "[c7i.xlarge on-demand eu-central-1a]",
        2
      },
      {
        set(bed -> bed.lack("c7i.xlarge", "*", "*", "VcpuLimitExceeded")),
        "[m7i.large spot eu-central-1a]",
        4
      },
      {
        set(
            bed ->
                bed.lack("c7i.xlarge", "*", "*", "Unsupported")
                    .lack("*", "*", "spot", "UnfulfillableCapacity")),
        "[m7i.large on-demand eu-central-1a]",
        4
      },
    };
  }

  private static Consumer<Conditions> set(Consumer<Conditions> program) {
    return program;
  }

  @Test(dataProvider = "lacks")
  public void whatIsNotToBeHadIsHadElsewhere(Consumer<Conditions> lack, String kinds, int count) {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed)) {
      lack.accept(bed.conditions());
      var launched = fleet.launch(new LaunchOrder("one", 8));
      assertEquals(launched.instances().size(), count);
      assertEquals(kinds(bed), kinds);
      assertFalse(launched.remarks().isEmpty());
    }
  }

  private static String kinds(Ec2Bed bed) {
    return bed.machines().stream()
        .map(each -> each.type() + " " + each.lifecycle() + " " + each.zone())
        .collect(Collectors.toCollection(TreeSet::new))
        .toString();
  }

  @Test
  public void nothingToBeHadIsNoError() {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed)) {
      bed.conditions().lack("*", "*", "*", "InsufficientInstanceCapacity");
      var launched = fleet.launch(new LaunchOrder("one", 8));
      assertEquals(launched.instances(), List.of());
      assertTrue(
          launched.remarks().contains("8 of 8 slots were not to be had"), launched.toString());
      assertTrue(
          launched.remarks().contains("no spot c7i.xlarge (InsufficientInstanceCapacity)"),
          launched.toString());
      bed.conditions().plenty();
      assertEquals(fleet.launch(new LaunchOrder("two", 8)).instances().size(), 2);
    }
  }

  @Test
  public void quotaThatTheFleetHasUsedUpIsNoError() {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed)) {
      bed.conditions().quota(2);
      fleet.launch(new LaunchOrder("one", 8));
      var more = fleet.launch(new LaunchOrder("two", 4));
      assertEquals(more.instances(), List.of());
      assertTrue(more.remarks().contains("4 of 4 slots were not to be had"), more.toString());
    }
  }

  @Test
  public void spotShareIsKept() {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed, FleetFiles.with("\"spotShare\": 0.75"), NOON)) {
      fleet.launch(new LaunchOrder("one", 16));
      for (var i = 0; i < 4; i++) {
        fleet.launch(new LaunchOrder("one more " + i, 4));
      }
      assertEquals(
          bed.machines().stream().filter(each -> each.lifecycle().equals("spot")).count(), 6);
      assertEquals(
          bed.machines().stream().filter(each -> each.lifecycle().equals("on-demand")).count(), 2);
      assertEquals(fleet.size(), new Instance.Size("c7i.xlarge", 4, 0.75 * 0.08 + 0.25 * 0.2));
    }
  }

  @Test
  public void fleetGrowsNoLargerThanItMay() {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed, FleetFiles.with("\"maxInstances\": 3"), NOON)) {
      fleet.launch(new LaunchOrder("one", 8));
      var more = fleet.launch(new LaunchOrder("two", 8));
      assertEquals(more.instances().size(), 1);
      assertEquals(
          more.remarks(), List.of("maxInstances of fleet.json leaves room for 1 of 2 machines"));
      assertEquals(fleet.launch(new LaunchOrder("three", 8)).instances(), List.of());
    }
  }

  @Test
  public void everySecondCallMayBeRefusedForItsNumber() {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed)) {
      bed.conditions().throttle(0.5);
      for (var i = 0; i < 10; i++) {
        assertTrue(fleet.hold("me", Duration.ofMinutes(1)));
        assertEquals(fleet.launch(new LaunchOrder("order " + i, 4)).instances().size(), 1);
        assertEquals(fleet.instances().size(), i + 1);
      }
      fleet.terminate(fleet.instances().stream().map(Instance::id).toList());
      assertEquals(bed.live(), List.of());
      assertEquals(bed.machines().size(), 10);
    }
  }

  @Test
  public void manyMachinesComeInPages() {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed)) {
      bed.conditions().pageSize(2);
      fleet.launch(new LaunchOrder("one", 20));
      assertEquals(fleet.instances().size(), 5);
      assertEquals(fleet.instances().stream().map(Instance::id).distinct().count(), 5);
    }
  }

  @Test
  public void slotsFollowProcessorsAndMemory() {
    try (var bed = Ec2Bed.start();
        var fleet =
            fleet(
                bed,
                FleetFiles.GOOD.replace(
                    "\"m7i.large\"", "\"t3.micro\", {\"type\": \"c7i.large\", \"slots\": 7}"),
                NOON)) {
      fleet.launch(new LaunchOrder("one", 1));
      var script = script(bed.data(bed.machines().get(0)));
      assertTrue(script.contains("FLEET_SLOTS='c7i.xlarge=4 t3.micro=1 c7i.large=7'"), script);
    }
  }

  private static String script(Map<String, String> data) {
    return new String(Base64.getDecoder().decode(data.get("UserData")), StandardCharsets.UTF_8);
  }

  @Test
  public void leaseIsOneHoldersUntilItEnds() {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed);
        var later = fleet(bed, FleetFiles.GOOD, NOON.plusSeconds(40));
        var muchLater = fleet(bed, FleetFiles.GOOD, NOON.plusSeconds(90))) {
      var minute = Duration.ofMinutes(1);
      assertTrue(fleet.hold("host/1 (a)", minute));
      assertTrue(fleet.hold("host/1 (a)", minute));
      assertFalse(fleet.hold("b", minute));
      assertFalse(later.hold("b", minute));
      assertTrue(later.hold("host/1 (a)", minute), "renewed to 100 s");
      assertFalse(muchLater.hold("b", minute));
      try (var end = fleet(bed, FleetFiles.GOOD, NOON.plusSeconds(101))) {
        assertTrue(end.hold("b", minute));
      }
    }
  }

  @Test
  public void templateOfUsersGetsVersionThatGoesAgain() {
    try (var bed = Ec2Bed.start()) {
      var id =
          bed.template("theirs", Map.of("ImageId", "ami-0123456789abcdef0", "KeyName", "ours"));
      var file =
          FleetFiles.GOOD.replace(
              "\"ami\": \"ami-0123456789abcdef0\"",
              "\"launchTemplate\": {\"name\": \"theirs\", \"version\": \"$Latest\"}");
      for (var round = 0; round < 2; round++) {
        try (var fleet = fleet(bed, file, NOON)) {
          fleet.launch(new LaunchOrder("order " + round, 4));
          assertTrue(fleet.hold("me", Duration.ofMinutes(1)));
        }
      }
      assertEquals(bed.versions(id), Set.of(1, 2), "the second finds the first's");
      assertEquals(bed.data(bed.machines().get(1)).get("KeyName"), "ours");
      assertEquals(
          bed.data(bed.machines().get(1)).get("InstanceInitiatedShutdownBehavior"), "terminate");
      try (var fleet = fleet(bed, file, NOON)) {
        fleet.removeTemplate();
      }
      assertEquals(bed.versions(id), Set.of(1));
      assertEquals(bed.templates(), Set.of("theirs"));
    }
  }

  @Test
  public void templateThatSomebodyRemovedIsMadeAgain() {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed);
        var other = fleet(bed)) {
      fleet.launch(new LaunchOrder("one", 4));
      other.removeTemplate();
      assertEquals(bed.templates(), Set.of());
      assertEquals(fleet.launch(new LaunchOrder("two", 4)).instances().size(), 1);
      fleet.removeTemplate();
      assertEquals(bed.templates(), Set.of());
    }
  }

  @Test
  public void secretIsOnlyWhereTheMachineReadsIt() {
    try (var bed = Ec2Bed.start()) {
      var environment = new HashMap<>(bed.environment());
      environment.put("GRID_SECRET", "it's open sesame");
      var spec = FleetFiles.spec(FleetFiles.with("\"secret\": {\"env\": \"GRID_SECRET\"}"));
      try (var fleet = Ec2Fleet.of(spec, GRID, environment)) {
        assertFalse(fleet.dryRun(4).contains("sesame"));
        fleet.launch(new LaunchOrder("one", 4));
        var machine = bed.machines().get(0);
        assertTrue(script(bed.data(machine)).contains("FLEET_SECRET='it'\\''s open sesame'\n"));
        assertFalse(machine.tags().toString().contains("sesame"));
      }
      var failure =
          expectThrows(
              MalformedFleetException.class, () -> Ec2Fleet.of(spec, GRID, bed.environment()));
      assertEquals(
          failure.problems(),
          List.of(
              "fleet 'nightly': secret.env: GRID_SECRET is not set; set it to the hub's"
                  + " registration secret"));
    }
  }

  /** What is wrong, and the line that says so. */
  @DataProvider
  public Object[][] troubles() {
    return new Object[][] {
      {
        set(bed -> bed.quota(0)),
        FleetFiles.GOOD,
        ".*quota allows no further machine \\(MaxSpotInstanceCountExceeded.*Service Quotas.*"
      },
      {
        set(bed -> bed.deny("ec2:DescribeInstances")),
        FleetFiles.GOOD,
        "ec2:DescribeInstances is not allowed to these credentials.*--dry-run.*"
      },
      {
        set(bed -> bed.deny("ec2:RunInstances")),
        FleetFiles.GOOD,
        "ec2:RunInstances is not allowed to these credentials.*"
      },
      {
        set(Conditions::rejectCredentials),
        FleetFiles.GOOD,
        "EC2 of region 'eu-central-1' does not accept the AWS credentials \\(AuthFailure\\).*"
      },
      {
        none(),
        FleetFiles.GOOD.replace("ami-0123456789abcdef0", "ami-0bad0bad0bad0bad0"),
        "EC2 does not take \"ami\" of fleet.json \\(InvalidAMIID.NotFound.*"
      },
      {
        none(),
        FleetFiles.GOOD.replace("subnet-0000000a", "subnet-0000000f"),
        "EC2 does not take \"subnets\" of fleet.json \\(InvalidSubnetID.NotFound.*"
      },
      {
        none(),
        FleetFiles.GOOD.replace("sg-0123456789abcdef0", "sg-0000000f"),
        "EC2 does not take \"securityGroups\" of fleet.json.*"
      },
      {
        none(),
        FleetFiles.GOOD.replace("c7i.xlarge", "c7i.xtralarge"),
        "EC2 does not take \"instanceTypes\" of fleet.json.*c7i.xtralarge.*"
      },
      {
        none(),
        FleetFiles.with("\"instanceProfile\": \"nobody\""),
        "EC2 does not take \"instanceProfile\" of fleet.json.*nobody.*"
      },
      {
        none(),
        FleetFiles.GOOD.replace(
            "\"ami\": \"ami-0123456789abcdef0\"", "\"launchTemplate\": {\"id\": \"lt-0bad0bad0\"}"),
        "EC2 does not take \"launchTemplate\" of fleet.json.*"
      },
      {
        none(),
        FleetFiles.GOOD.replace(
            "\"ami\": \"ami-0123456789abcdef0\"", "\"launchTemplate\": {\"name\": \"bad\"}"),
        "EC2 does not take \"launchTemplate\" of fleet.json.*bad.*"
      },
      {set(bed -> bed.throttle(1)), FleetFiles.GOOD, "EC2 refuses calls for their number.*"},
    };
  }

  private static Consumer<Conditions> none() {
    return bed -> {};
  }

  @Test(dataProvider = "troubles")
  public void troubleIsOneLineAndNothingIsLeftRunning(
      Consumer<Conditions> program, String file, String line) {
    try (var bed = Ec2Bed.start();
        var fleet = fleet(bed, file, NOON)) {
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
      try (var fleet = Ec2Fleet.of(FleetFiles.spec(FleetFiles.GOOD), GRID, environment)) {
        var failure = expectThrows(GridException.class, fleet::instances);
        assertEquals(
            failure.getMessage(),
            "no AWS credentials are found; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or"
                + " AWS_PROFILE");
      }
      assertEquals(bed.calls(), List.of());
    }
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
            FleetFiles.spec(FleetFiles.GOOD), GRID, environment, Clock.systemUTC(), QUICK)) {
      var failure = expectThrows(GridException.class, fleet::instances);
      assertTrue(
          failure.getMessage().startsWith("EC2 of region 'eu-central-1' does not answer ("),
          failure.getMessage());
    }
  }
}
