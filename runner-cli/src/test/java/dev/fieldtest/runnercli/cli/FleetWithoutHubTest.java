package dev.fieldtest.runnercli.cli;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.HubAddress;
import dev.fieldtest.griddocker.fleet.Ec2Fleet;
import dev.fieldtest.griddocker.fleet.FleetSpec;
import dev.fieldtest.griddocker.fleet.LaunchOrder;
import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.testng.annotations.Test;

/**
 * Machines whose hub is gone, or was never named: what is billed is found and ended all the same.
 */
public class FleetWithoutHubTest {
  private static final String FLEET =
      """
      {"schemaVersion": 1, "name": "alone", "ami": "ami-0123456789abcdef0",
       "instanceTypes": [{"type": "c7i.large", "usdPerHour": 0.09, "slots": 2}],
       "subnets": ["subnet-0000000a"]}
      """;

  private static Invocation call(Ec2Bed bed, String... words) {
    var call = Invocation.of(words).file("--fleet", "fleet.json", FLEET);
    bed.environment().forEach(call::environment);
    return call;
  }

  private static FleetSpec spec(Invocation call, String fleet) {
    return FleetSpec.read(call.write("read.json", fleet));
  }

  private static String launched(Ec2Bed bed, FleetSpec spec) {
    try (var fleet = Ec2Fleet.of(spec, URI.create("http://127.0.0.1:9"), bed.environment())) {
      return fleet.launch(new LaunchOrder("one", 2)).instances().get(0);
    }
  }

  @Test
  public void statusShowsThem() {
    try (var bed = Ec2Bed.start()) {
      var call = call(bed, "grid", "status");
      var machine = launched(bed, spec(call, FLEET));
      var result = call.call();
      assertEquals(result.exitCode(), 4);
      assertTrue(result.out().contains(machine), result.out());
      assertEquals(
          result.errors(),
          List.of("fieldtest: the machines' hub is not known; name it with --grid"));
    }
  }

  @Test
  public void doctorLooksAtWhatTheyNeed() {
    try (var bed = Ec2Bed.start()) {
      var call = call(bed, "doctor");
      var result = call.with("--output", call.folder() + "/report").call();
      assertEquals(result.exitCode(), 0, result.out() + result.err());
      for (var part : List.of("name it with --grid", "credentials", "permissions")) {
        assertTrue(result.out().contains(part), result.out());
      }
    }
  }

  @Test
  public void nothingIsLaunchedForThem() {
    try (var bed = Ec2Bed.start()) {
      var result = call(bed, "grid", "up").call();
      assertEquals(result.exitCode(), 2);
      assertEquals(
          result.errors(),
          List.of("fieldtest: --fleet needs --grid, the address of the machines' hub"));
      assertEquals(bed.machines(), List.of());
    }
  }

  /** Whatever they do, after half a minute; here each look at the clock takes five seconds. */
  @Test
  public void downEndsThem() {
    try (var bed = Ec2Bed.start()) {
      var spec = spec(call(bed, "grid", "down"), FLEET);
      launched(bed, spec);
      var now = new AtomicLong(Instant.now().getEpochSecond());
      InstantSource clock = () -> Instant.ofEpochSecond(now.addAndGet(5));
      try (var access = FleetAccess.withoutHub(spec, bed.environment())) {
        var down = new FleetByHand(access, line -> {}, clock.withZone(ZoneOffset.UTC));
        assertTrue(down.down());
      }
      assertEquals(bed.live(), List.of());
      assertEquals(bed.templates(), Set.of());
    }
  }

  @Test
  public void hubOfTheFileIsTaken() {
    try (var bed = Ec2Bed.start()) {
      var named = FLEET.replace("\"subnets\"", "\"hub\": \"10.0.1.5\", \"subnets\"");
      var spec = spec(call(bed, "grid", "down"), named);
      assertEquals(
          FleetAccess.hub(spec).map(HubAddress::url),
          Optional.of(URI.create("http://10.0.1.5:4444")));
    }
  }
}
