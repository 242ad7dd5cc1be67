package dev.fieldtest.griddocker.fleet;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.fleet.bed.Ec2Bed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Launch templates, the fleet's own and users'. */
public class MachineTemplateTest {
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
        try (var fleet = Ec2Fleets.of(bed, file, Ec2Fleets.NOON)) {
          fleet.launch(new LaunchOrder("order " + round, 4));
          assertTrue(fleet.hold("me", Duration.ofMinutes(1)));
        }
      }
      assertEquals(bed.versions(id), Set.of(1, 2), "the second finds the first's");
      assertEquals(bed.data(bed.machines().get(1)).get("KeyName"), "ours");
      assertEquals(
          bed.data(bed.machines().get(1)).get("InstanceInitiatedShutdownBehavior"), "terminate");
      try (var fleet = Ec2Fleets.of(bed, file, Ec2Fleets.NOON)) {
        fleet.removeTemplate();
      }
      assertEquals(bed.versions(id), Set.of(1));
      assertEquals(bed.templates(), Set.of("theirs"));
    }
  }

  @Test
  public void templateThatSomebodyRemovedIsMadeAgain() {
    try (var bed = Ec2Bed.start();
        var fleet = Ec2Fleets.of(bed);
        var other = Ec2Fleets.of(bed)) {
      fleet.launch(new LaunchOrder("one", 4));
      other.removeTemplate();
      assertEquals(bed.templates(), Set.of());
      assertEquals(fleet.launch(new LaunchOrder("two", 4)).instances().size(), 1);
      fleet.removeTemplate();
      assertEquals(bed.templates(), Set.of());
    }
  }

  @DataProvider
  public Object[][] bases() {
    return new Object[][] {
      {"\"ami\": \"ami-0123456789abcdef0\""},
      {"\"launchTemplate\": {\"name\": \"theirs\"}"},
      {"\"launchTemplate\": {\"id\": \"lt-00000000000000001\"}"},
    };
  }

  /** One has known the template, one has never seen it. */
  @Test(dataProvider = "bases")
  public void machinesEndWhoseTemplateIsGoneAndItIsNotMadeAgain(String base) {
    var file = FleetFiles.GOOD.replace("\"ami\": \"ami-0123456789abcdef0\"", base);
    for (var knows : List.of(true, false)) {
      try (var bed = Ec2Bed.start();
          var first = Ec2Fleets.of(bed, file);
          var other = Ec2Fleets.of(bed, file)) {
        var theirs = bed.template("theirs", Map.of("ImageId", "ami-0123456789abcdef0"));
        assertTrue(first.hold("one", Duration.ofSeconds(1)));
        first.launch(new LaunchOrder("one", 8));
        other.removeTemplate();
        bed.removeTemplate(theirs);
        var last = new FleetLab(SimulatedCloud.Fate.calm(60)).reconciler(knows ? first : other);
        for (var i = 0; i < 2; i++) {
          var unused = last.round(Retirement.POLICY, "one");
        }
        assertEquals(bed.live(), List.of());
        assertEquals(bed.templates(), Set.of());
      }
    }
  }
}
