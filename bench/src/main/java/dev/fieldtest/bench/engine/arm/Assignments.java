package dev.fieldtest.bench.engine.arm;

import dev.fieldtest.bench.engine.client.Assignment;
import dev.fieldtest.bench.engine.client.Assignment.Target;
import dev.fieldtest.bench.engine.lab.Lab;
import dev.fieldtest.bench.engine.lab.Role;
import dev.fieldtest.extensionundertest.PageScripts;
import dev.fieldtest.griddocker.BrowserFlags;
import dev.fieldtest.griddocker.LocalBrowser;
import dev.fieldtest.griddocker.Visit;
import dev.fieldtest.griddocker.devtools.VisitSpec;
import dev.fieldtest.sitecorpus.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Writes down for a client what it is to do, with the product's own page scripts. */
final class Assignments {
  private static final String HINT = "bench-hint";

  private Assignments() {}

  /** For a client that uses a grid. */
  static Path write(Lab lab, Order order, int atOnce, boolean sessionPerSite, GridProcess grid)
      throws IOException {
    return write(lab, order, atOnce, sessionPerSite, grid.url().toString(), order.flags());
  }

  /** For a client that starts its browser itself. */
  static Path write(Lab lab, Order order, int atOnce, List<String> flags) throws IOException {
    return write(lab, order, atOnce, false, "", flags);
  }

  private static Path write(
      Lab lab, Order order, int atOnce, boolean sessionPerSite, String grid, List<String> flags)
      throws IOException {
    var extension = lab.home().resolve("extension-under-test/reference-extension");
    var zip = Files.write(lab.scratch().resolve("extension.zip"), Order.extension().zip());
    return new Assignment(
            atOnce,
            sessionPerSite,
            grid,
            lab.entrance(Role.BROWSER, LocalBrowser.find(System.getenv()).chrome()).toString(),
            flags,
            BrowserFlags.transition(order.profile()),
            extension.toString(),
            zip.toString(),
            lab.scratch().resolve("profile").toString(),
            PageScripts.quiet(HINT) + ";" + PageScripts.hints(HINT),
            PageScripts.observer(HINT),
            PageScripts.START,
            order.sites().stream().map(Assignments::target).toList())
        .write(lab.scratch().resolve("assignment.json"));
  }

  private static Target target(Site site) {
    var visit = new Visit(site, Visit.Kind.EXTENSION, Duration.ofSeconds(30));
    var spec = new VisitSpec(visit, Order.contract()).forFrame(false);
    return new Target(site.id().value(), site.url().toString(), spec);
  }
}
