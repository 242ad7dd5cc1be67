package dev.fieldtest.bench.engine.lab;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.testng.SkipException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** What is counted, on real processes. Needs root and cgroup v2, as the bench does. */
@Test(singleThreaded = true)
public class LabTest {
  private static final String BURN = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";
  private Lab lab;

  @BeforeMethod
  public void open() {
    try {
      lab = new Lab(Path.of("."), Path.of("target/lab-test"));
    } catch (IOException e) {
      throw new SkipException(e.getMessage());
    }
  }

  @AfterMethod(alwaysRun = true)
  public void close() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  public void countsProcessesThatDiedWithoutBeingWaitedFor() throws Exception {
    var plain = cost("sh -c '" + BURN + "'");
    var orphaned = cost("(sh -c '" + BURN + "' &) ; sleep 0.01; wait");
    assertTrue(plain > 0.05, "a burning process costs " + plain);
    assertTrue(orphaned > plain / 4, orphaned + " against " + plain);
  }

  @Test
  public void chargesTheRoleThatAProcessWorksFor() throws Exception {
    var before = lab.read();
    lab.start(Role.DRIVER, List.of("sh", "-c", BURN)).waitFor();
    var used = lab.read().since(before);
    assertTrue(used.cpuSeconds(Role.DRIVER) > 0.05);
    assertEquals(used.cpuSeconds(), used.cpuSeconds(Role.DRIVER), 0.0);
  }

  @Test
  public void chargesWhatEntersByTheEntranceToItsOwnRole() throws Exception {
    var entrance = lab.entrance(Role.BROWSER, Path.of("/bin/sh"));
    var before = lab.read();
    lab.start(Role.DRIVER, List.of("sh", "-c", entrance + " -c '" + BURN + "'; true")).waitFor();
    var used = lab.read().since(before);
    assertTrue(used.cpuSeconds(Role.BROWSER) > used.cpuSeconds(Role.DRIVER));
  }

  @Test
  public void endsWhatWasStarted() throws Exception {
    var sleeper = lab.start(Role.CLIENT, List.of("sleep", "600"));
    lab.close();
    sleeper.waitFor();
    lab = null;
    assertFalse(sleeper.isAlive());
  }

  /** Waits until the group is empty, whoever its processes belong to by then. */
  private double cost(String script) throws Exception {
    var before = lab.read();
    lab.start(Role.CLIENT, List.of("sh", "-c", script)).waitFor();
    lab.group(Role.CLIENT).awaitEnd();
    return lab.read().since(before).cpuSeconds();
  }
}
