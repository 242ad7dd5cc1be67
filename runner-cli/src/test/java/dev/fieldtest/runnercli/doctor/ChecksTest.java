package dev.fieldtest.runnercli.doctor;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.griddocker.BrowserVersions;
import dev.fieldtest.runnercli.doctor.Finding.Mark;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Each check tells what is fine from what is not, and says what to do. */
public class ChecksTest {
  private static final long MB = 1L << 20;
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private static Machine machine(long sharedMemory, long openFiles) {
    return new Machine(
        false, Optional.empty(), OptionalLong.of(sharedMemory), OptionalLong.of(openFiles));
  }

  private static Finding disk(long bytes) {
    var other = new MachineChecks.Room(Path.of("large"), 1L << 40);
    return MachineChecks.disk(List.of(other, new MachineChecks.Room(Path.of("small"), bytes)));
  }

  @DataProvider
  public Object[][] findings() {
    var root = new Machine(true, Optional.empty(), OptionalLong.empty(), OptionalLong.empty());
    var barred =
        new Machine(
            false,
            Optional.of("user.max_user_namespaces = 0"),
            OptionalLong.empty(),
            OptionalLong.empty());
    var grid = URI.create("http://grid.test:4444");
    return new Object[][] {
      {MachineChecks.java(Runtime.Version.parse("17.0.15")), Mark.GOOD, "17.0.15"},
      {MachineChecks.java(Runtime.Version.parse("99")), Mark.DOUBTFUL, "99"},
      {disk(4096 * MB), Mark.GOOD, "4.0 GB free in small"},
      {disk(500 * MB), Mark.DOUBTFUL, "500 MB"},
      {disk(99 * MB), Mark.BAD, "99 MB"},
      {MachineChecks.sharedMemory(machine(1024 * MB, 1)), Mark.GOOD, "1.0 GB"},
      {MachineChecks.sharedMemory(machine(64 * MB, 1)), Mark.DOUBTFUL, "64 MB"},
      {MachineChecks.sharedMemory(root), Mark.DOUBTFUL, "there is none"},
      {MachineChecks.openFiles(machine(1, 20_000)), Mark.GOOD, "20,000"},
      {MachineChecks.openFiles(machine(1, 1024)), Mark.DOUBTFUL, "1,024"},
      {MachineChecks.openFiles(root), Mark.GOOD, "no limit"},
      {MachineChecks.sandbox(root), Mark.DOUBTFUL, "root"},
      {MachineChecks.sandbox(barred), Mark.DOUBTFUL, "user.max_user_namespaces = 0"},
      {MachineChecks.sandbox(machine(1, 1)), Mark.GOOD, "allowed"},
      {
        BrowserChecks.local(new BrowserVersions("Chromium 156.0.1", "ChromeDriver 156.0.2")),
        Mark.GOOD,
        "156"
      },
      {
        BrowserChecks.local(new BrowserVersions("Chromium 156.0.1", "ChromeDriver 155.0.2")),
        Mark.BAD,
        "155"
      },
      {BrowserChecks.local(new BrowserVersions("", "ChromeDriver 155.0.2")), Mark.BAD, "155"},
      {NetworkChecks.browser(Map.of("PATH", "/bin")), Mark.GOOD, "none"},
      {
        NetworkChecks.browser(Map.of("HTTPS_PROXY", "http://p:1")),
        Mark.DOUBTFUL,
        "https_proxy is set"
      },
      {
        NetworkChecks.browser(Map.of("all_proxy", "p:1", "no_proxy", "localhost")),
        Mark.DOUBTFUL,
        "all_proxy"
      },
      {
        NetworkChecks.browser(Map.of("http_proxy", "p:1", "NO_PROXY", "a.test,.bundled.test")),
        Mark.GOOD,
        "not for"
      },
      {NetworkChecks.browser(Map.of("http_proxy", "p:1", "no_proxy", "*")), Mark.GOOD, "not for"},
      {
        NetworkChecks.browser(Map.of("http_proxy", "p:1", "no_proxy", "led.test")),
        Mark.DOUBTFUL,
        "http_proxy"
      },
      {NetworkChecks.java(grid, ProxySelector.of(null)), Mark.GOOD, "directly"},
      {
        NetworkChecks.java(
            grid, ProxySelector.of(InetSocketAddress.createUnresolved("p.test", 3128))),
        Mark.DOUBTFUL,
        "p.test"
      },
      {NetworkChecks.judge(NOW, Optional.empty()), Mark.GOOD, "2026-11-21T08:00:00Z"},
      {NetworkChecks.judge(NOW, Optional.of(NOW.plusSeconds(3))), Mark.GOOD, "as the grid's"},
      {NetworkChecks.judge(NOW, Optional.of(NOW.minusSeconds(95))), Mark.DOUBTFUL, "95 s"},
      {NetworkChecks.judge(Instant.EPOCH, Optional.empty()), Mark.DOUBTFUL, "1970"},
    };
  }

  @Test(dataProvider = "findings")
  public void findingIsAsGoodAsItShouldBe(Finding finding, Mark mark, String names) {
    assertEquals(finding.mark(), mark, finding.toString());
    assertTrue(finding.found().contains(names), finding.toString());
    assertEquals(finding.advice().isEmpty(), mark == Mark.GOOD, finding.toString());
  }

  @Test
  public void secretsInProxiesAreNotShown() {
    var finding = NetworkChecks.browser(Map.of("http_proxy", "http://me:s3cret@p:1"));
    assertFalse(finding.toString().contains("s3cret"));
  }
}
