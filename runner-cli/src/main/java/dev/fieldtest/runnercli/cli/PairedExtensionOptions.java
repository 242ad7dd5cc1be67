package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to test, and what to compare it with. */
final class PairedExtensionOptions extends ExtensionOptions {
  @Option(
      names = "--against",
      paramLabel = "DIR|ZIP|CRX",
      description =
          "Visit each site with this extension, too, at the same time, and tell what differs; DIR-against gets its report.")
  private @Nullable Path against;

  /** The extension to compare with, if one is named; {@code --contract} is that of both. */
  Optional<Chosen> chooseAgainst(Map<String, String> environment) {
    return Optional.ofNullable(against)
        .map(path -> choose(ExtensionPackage.read(path), environment));
  }
}
