package dev.fieldtest.runnercli.faults;

import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;

/** Tests of fleets whose hub is one for all, for it stays without nodes between them. */
abstract class FleetAtHub {
  private Runner place;
  private TestGrid hub;

  @BeforeClass
  public void startHub() throws Exception {
    place = Runner.create("");
    hub = TestGrid.hub(place);
  }

  @AfterClass(alwaysRun = true)
  public void endHub() throws Exception {
    hub.close();
    place.close();
  }

  FleetLab lab(Runner run) throws Exception {
    return FleetLab.at(hub, run);
  }
}
