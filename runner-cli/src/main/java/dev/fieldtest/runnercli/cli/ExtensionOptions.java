package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to test. */
final class ExtensionOptions {
  @Option(
      names = "--extension",
      paramLabel = "DIR|ZIP|CRX",
      description = "The extension to test; the reference extension if none is given.")
  private @Nullable Path extension;

  @Option(
      names = "--contract",
      paramLabel = "FILE",
      description = "What the extension promises; else the fieldtest.contract.json that it brings.")
  private @Nullable Path contract;

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

  /**
   * The extension and its contract, checked, with all that the contract needs of the environment.
   */
  Chosen choose(Map<String, String> environment) {
    return choose(
        extension == null ? ExtensionPackage.reference() : ExtensionPackage.read(extension),
        environment);
  }

  private Chosen choose(ExtensionPackage chosen, Map<String, String> environment) {
    var promises = InjectionContract.of(chosen, Optional.ofNullable(contract));
    var unused = promises.resolveStorage(environment);
    return new Chosen(chosen, promises);
  }

  /** What was chosen. */
  record Chosen(ExtensionPackage extension, InjectionContract contract) {}
}
