package dev.fieldtest.runnercli.cli;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to test. */
class ExtensionOptions {
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

  /**
   * The extension and its contract, checked, with all that the contract needs of the environment.
   */
  final Chosen choose(Map<String, String> environment) {
    return choose(
        extension == null ? ExtensionPackage.reference() : ExtensionPackage.read(extension),
        environment);
  }

  /** As {@link #choose(Map)}, of another extension under the same {@code --contract}. */
  final Chosen choose(ExtensionPackage chosen, Map<String, String> environment) {
    var promises = InjectionContract.of(chosen, Optional.ofNullable(contract));
    var unused = promises.resolveStorage(environment);
    return new Chosen(chosen, promises);
  }

  /** The files of the user's that it is made of; none if it is the reference extension. */
  final List<Path> files() {
    return Stream.of(Optional.ofNullable(extension), Optional.ofNullable(contract))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What was chosen. */
  record Chosen(ExtensionPackage extension, InjectionContract contract) {}
}
