package dev.fieldtest.bench.engine.arm;

import dev.fieldtest.bench.engine.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** (c) Pages of one persistent context of Playwright's. */
public record PlaywrightPages(int atOnce) implements Arm {
  private static final String SCRIPT = "playwright.mjs";

  @Override
  public String name() {
    return "c" + atOnce;
  }

  @Override
  public String title() {
    return "Playwright, " + atOnce + " pages";
  }

  @Override
  public int sites() {
    return 100;
  }

  /** The script runs beside the modules that npm has fetched, for there it finds them. */
  @Override
  public Checking start(Lab lab, Order order) throws IOException {
    var modules = lab.home().resolve("bench/target/playwright");
    if (!Files.isDirectory(modules.resolve("node_modules/playwright-core"))) {
      throw new IOException("Playwright is missing in " + modules + "; bench/engine fetches it");
    }
    var script = modules.resolve(SCRIPT);
    Files.copy(
        lab.home().resolve("bench/src/main/js").resolve(SCRIPT),
        script,
        StandardCopyOption.REPLACE_EXISTING);
    var assignment = Assignments.write(lab, order, atOnce, order.flags());
    var command = List.of("node", script.toString(), assignment.toString());
    return new ClientChecking(lab.startTelling(command), order, Optional.empty());
  }
}
