package dev.fieldtest.runnercli.faults;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import java.util.List;
import java.util.Set;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What keeps a run from having machines is one line, and nothing is left running. */
public class BadFleetInputTest extends FleetAtHub {
  /** What is wrong with a lab and the runs in it. */
  private interface Fault {
    void in(FleetLab lab, Runner run) throws Exception;
  }

  private static Object[] row(Fault fault, int exitCode, String said) {
    return new Object[] {fault, exitCode, said};
  }

  @DataProvider
  public Object[][] faults() {
    return new Object[][] {
      row(
          (lab, run) -> run.without("AWS_ACCESS_KEY_ID").without("AWS_SECRET_ACCESS_KEY"),
          4,
          "credentials"),
      row((lab, run) -> lab.bed().conditions().rejectCredentials(), 4, "credentials"),
      row((lab, run) -> run.without("AWS_REGION"), 4, "region"),
      row((lab, run) -> lab.with("region", "\"europe\""), 2, "region"),
      row((lab, run) -> lab.with("ami", "\"ami-0000000000000000f\""), 4, "ami-0000000000000000f"),
      row((lab, run) -> lab.bed().conditions().deny("ec2:CreateFleet"), 4, "ec2:CreateFleet"),
      row((lab, run) -> lab.bed().conditions().quota(0), 4, "quota"),
      row((lab, run) -> lab.with("instances", "3"), 2, "instances"),
    };
  }

  @Test(dataProvider = "faults")
  public void isOneLineAndLeavesNothing(Fault fault, int exitCode, String said) throws Exception {
    try (var server = LoginServer.start();
        var run = Runner.create(server.corpus(2));
        var lab = lab(run)) {
      fault.in(lab, run);
      lab.run();
      assertEquals(run.exitCode(), exitCode, run.out() + run.err());
      assertEquals(run.err().size(), 1, run.err().toString());
      assertTrue(run.err().get(0).contains(said), run.err().toString());
      assertEquals(lab.bed().machines(), List.of());
      assertEquals(lab.bed().templates(), Set.of());
    }
  }
}
