package dev.fieldtest.extensionundertest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an extension promises to do to a login page. All selectors are CSS and pierce open shadow
 * roots.
 *
 * @param detected what matches once it has found a form; may be empty
 * @param injected what matches its controls; not empty
 * @param original what becomes of the form's own fields
 * @param readyMarker what matches on each page that it runs on; without one, its id and its live
 *     service worker prove that it is loaded
 * @param storage what to store before the first site
 */
public record InjectionContract(
    List<String> detected,
    List<String> injected,
    Original original,
    Optional<String> readyMarker,
    List<StorageEntry> storage) {
  /** The newest version of the format that is understood. */
  public static final int SCHEMA_VERSION = 1;

  /** The name of the contract inside an extension that brings its own. */
  public static final String FILE = "fieldtest.contract.json";

  /** What becomes of a form's own fields. */
  public enum Original {
    /** They are gone from sight. */
    HIDDEN,
    /** They stay, for extensions that adorn them. */
    KEPT;

    /** Its name in contracts. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public InjectionContract {
    detected = List.copyOf(detected);
    injected = List.copyOf(injected);
    storage = List.copyOf(storage);
    if (injected.isEmpty()) {
      throw new IllegalArgumentException("a contract names at least one injected element");
    }
  }

  /**
   * The contract of an extension: the given file, else the one that it brings.
   *
   * @throws BadContractException if there is none, or it is not valid for this extension
   */
  public static InjectionContract of(ExtensionPackage extension, Optional<Path> given) {
    var where = given.map(Path::toString).orElse(extension.source() + ": " + FILE);
    var contract =
        given
            .map(InjectionContract::read)
            .or(() -> extension.file(FILE).map(text -> parse(text, where)))
            .orElseThrow(() -> none(extension));
    contract.requireUsable(extension, where);
    return contract;
  }

  /**
   * Reads a file.
   *
   * @throws BadContractException if it cannot be read or is not valid
   */
  public static InjectionContract read(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new BadContractException(
          List.of(file + ": cannot be read (" + e + "); pass a contract, a JSON file in UTF-8"));
    }
  }

  /**
   * Parses a contract.
   *
   * @param where its file, for messages
   * @throws BadContractException with all that is wrong
   */
  public static InjectionContract parse(String text, String where) {
    return ContractParser.parse(text, where);
  }

  /**
   * Fills the environment's variables into what is to be stored.
   *
   * @throws BadContractException for each variable that is missing or empty; CI services give an
   *     empty one for a secret that they withhold
   */
  public ResolvedStorage resolveStorage(Map<String, String> environment) {
    var problems = new ArrayList<String>();
    for (var entry : storage) {
      entry.variables().stream()
          .filter(name -> environment.getOrDefault(name, "").isEmpty())
          .map(name -> "contract: " + entry + ": the environment has no " + name + "; set it")
          .forEach(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new BadContractException(problems);
    }
    return new ResolvedStorage(storage.stream().map(entry -> entry.resolve(environment)).toList());
  }

  /** SHA-256, in hexadecimal, of all that it says; equal for equal contracts. */
  public String sha256() {
    var stored = storage.stream().map(entry -> List.of(entry.field(), entry.value())).toList();
    var text = List.of(detected, injected, original, readyMarker, stored).toString();
    var digest = PackageFiles.newSha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private void requireUsable(ExtensionPackage extension, String where) {
    if (storage.isEmpty()) {
      return;
    }
    if (!extension.hasServiceWorker() || !extension.hasPermission("storage")) {
      throw new BadContractException(
          List.of(
              where
                  + ": storage: "
                  + extension.name()
                  + " has no service worker or no \"storage\" permission to write it with;"
                  + " remove the field, or add them to its manifest.json"));
    }
  }

  private static BadContractException none(ExtensionPackage extension) {
    return new BadContractException(
        List.of(
            extension.source()
                + ": nothing says what it does to a login page; pass --contract FILE with at least"
                + " {\"schemaVersion\":1,\"injected\":[\"css-selector-of-its-control\"]}, or put"
                + " that into its "
                + FILE));
  }
}
