package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.fleet.bed.Conditions;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.testng.annotations.Test;

/** Machines without an autoscaler. Their nodes are real; no browser is opened. */
@Test(groups = "browser", singleThreaded = true)
public class FleetByHandTest extends FleetAtHub {
  public void machinesComeWhenTheyAreAskedForAndGo() throws Exception {
    try (var run = Runner.create("");
        var lab = lab(run)) {
      assertTrue(call(lab, run, "grid", "up", "--nodes", "2").contains(lab.grid().url()));
      assertEquals(lab.bed().live().size(), 2);
      var status = call(lab, run, "grid", "status", "--json");
      assertEquals(status.split("\"node\":\"UP\"", -1).length - 1, 2, status);
      assertTrue(call(lab, run, "grid", "status").contains("2 with a node that is up"));
      call(lab, run, "grid", "up", "--nodes", "2");
      assertEquals(lab.bed().machines().size(), 2, "they were there already");
      assertTrue(call(lab, run, "grid", "down").contains("none is left"));
      lab.assertNoMachineLeft();
      call(lab, run, "grid", "up", "--nodes", "2");
      assertEquals(lab.bed().live().size(), 2, "others, for those are gone");
      call(lab, run, "grid", "down");
      lab.assertNoMachineLeft();
      assertTrue(call(lab, run, "grid", "down").contains("There are no machines."));
    }
  }

  public void machinesWhoseNodesDoNotComeAreEndedAndNamed() throws Exception {
    try (var run = Runner.create("");
        var lab = lab(run).with("registerWithin", "\"3s\"")) {
      lab.bed().conditions().boot(Conditions.Boot.NOTHING);
      begin(lab, run, "grid", "up");
      assertEquals(run.exitCode(), 4, run.out() + run.err());
      var machine = lab.bed().machines().get(0).id();
      var last = run.err().get(run.err().size() - 1);
      assertTrue(last.contains(machine + " did not register at the grid in 3 s"), last);
      assertEquals(lab.bed().live(), List.of());
    }
  }

  public void dryRunAndDoctorLaunchNothing() throws Exception {
    try (var run = Runner.create("");
        var lab = lab(run)) {
      var dry = call(lab, run, "run", "--dry-run", "--output", run.output().toString());
      assertTrue(dry.contains("ec2:CreateFleet"), dry);
      assertTrue(dry.contains("would launch"), dry);
      var doctor = call(lab, run, "doctor", "--output", run.output().toString());
      for (var subject :
          List.of("hub", "credentials", "image", "subnets", "quotas", "permissions")) {
        assertTrue(doctor.contains(subject), doctor);
      }
      assertEquals(lab.bed().machines(), List.of());
      lab.with("ami", "\"ami-0000000000000000f\"");
      begin(lab, run, "doctor", "--output", run.output().toString());
      assertEquals(run.exitCode(), 4, run.out() + run.err());
      assertTrue(run.out().contains("ami-0000000000000000f"), run.out());
    }
  }

  public void profilesThatAssumeARoleAreTaken() throws Exception {
    try (var run = Runner.create("");
        var lab = lab(run)) {
      var profiles =
          """
          [profile ci]
          role_arn = arn:aws:iam::123456789012:role/fleet
          source_profile = base
          [profile base]
          aws_access_key_id = AKIAIOSFODNN7EXAMPLE
          aws_secret_access_key = not-a-real-key
          """;
      var file = Files.writeString(run.work().resolve("profiles"), profiles);
      run.without("AWS_ACCESS_KEY_ID").without("AWS_SECRET_ACCESS_KEY");
      run.with("AWS_PROFILE", "ci").with("AWS_CONFIG_FILE", file.toString());
      call(lab, run, "grid", "status");
      assertEquals(lab.bed().calls().get(0), "AssumeRole");
    }
  }

  private static String call(FleetLab lab, Runner run, String... words) throws Exception {
    begin(lab, run, words);
    assertEquals(run.exitCode(), 0, run.out() + run.err());
    return run.out();
  }

  private static void begin(FleetLab lab, Runner run, String... words) throws Exception {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--grid", lab.grid().url(), "--fleet", lab.file()));
    run.begin(all.toArray(String[]::new));
  }
}
