package dev.fieldtest.runnercli.doctor;

import dev.fieldtest.extensionundertest.AbortCause;
import dev.fieldtest.griddocker.BrowserVersions;
import dev.fieldtest.griddocker.Grid;
import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.LocalBrowser;
import dev.fieldtest.griddocker.SessionRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Whether browsers can be had, with the extension in them. */
public final class BrowserChecks {
  private static final Duration OPENING = Duration.ofSeconds(60);

  private BrowserChecks() {}

  /** Whether browser and driver are there, and fit. */
  public static Check local(Supplier<LocalBrowser> browser) {
    return new Check("browser", OPENING, () -> List.of(local(BrowserVersions.of(browser.get()))));
  }

  static Finding local(BrowserVersions versions) {
    var found = versions.chrome() + " with " + versions.driver();
    return versions.fit()
        ? Finding.good("browser", found)
        : Finding.bad(
            "browser",
            found,
            "install the ChromeDriver of the browser's version, or name both in FIELDTEST_CHROME and"
                + " FIELDTEST_CHROMEDRIVER");
  }

  /**
   * Whether the grid has a browser to give, one opens with DevTools, and the extension is alive in
   * it: three findings at most, the last the first that is bad.
   *
   * @param patience how long all of it may take
   */
  public static Check session(Supplier<Grid> grid, SessionRequest request, Duration patience) {
    return new Check(
        "grid",
        patience,
        () -> {
          var findings = new ArrayList<Finding>();
          try (var opened = grid.get()) {
            findings.add(capacity(opened));
            if (findings.get(0).mark() != Finding.Mark.BAD) {
              findings.addAll(open(opened, request));
            }
          } catch (GridException e) {
            findings.add(Finding.bad("grid", String.valueOf(e.getMessage()), ""));
          }
          return findings;
        });
  }

  private static Finding capacity(Grid grid) {
    var status = grid.status();
    var versions =
        status.nodes().stream()
            .map(node -> node.version().split(" ", -1)[0])
            .distinct()
            .sorted()
            .toList();
    var slots = status.chromeSlots();
    var found =
        grid.url()
            + ": "
            + count(status.nodes().size(), "node")
            + ", "
            + count(slots, "Chrome slot")
            + ", Grid "
            + String.join(" and ", versions);
    return slots == 0
        ? Finding.bad("grid", found, "add a node with Chrome, and wait until it is up")
        : Finding.good("grid", found);
  }

  private static List<Finding> open(Grid grid, SessionRequest request) {
    var extension = request.extension().toString();
    try (var session = grid.open(request)) {
      return List.of(
          Finding.good("session", session.browser() + " opens, with DevTools"),
          Finding.good("extension", extension + " loads and is alive"));
    } catch (GridException e) {
      var why = String.valueOf(e.getMessage());
      return e.abortCause() == AbortCause.EXTENSION_LOST
          ? List.of(
              Finding.good("session", "opens, with DevTools"),
              Finding.bad("extension", why, "see that it loads in this browser by hand"))
          : List.of(
              Finding.bad(
                  "session",
                  why,
                  "see the node's log; DevTools need nodes with --enable-cdp left on"));
    }
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
