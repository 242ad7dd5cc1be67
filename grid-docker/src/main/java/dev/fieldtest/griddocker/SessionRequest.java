package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.HostRules;
import java.util.Map;
import java.util.Optional;

/**
 * The browser to open.
 *
 * @param extension to load
 * @param contract what it promises, and how it shows that it is alive
 * @param profile the flags to run with
 * @param hostRules what leads the browser to sites that are served under names of their own
 * @param environment where the contract's placeholders take their values from; never logged
 */
public record SessionRequest(
    ExtensionPackage extension,
    InjectionContract contract,
    Profile profile,
    Optional<HostRules> hostRules,
    Map<String, String> environment) {
  public SessionRequest {
    environment = Map.copyOf(environment);
  }

  /** The same request under other flags. */
  public SessionRequest with(Profile other) {
    return new SessionRequest(extension, contract, other, hostRules, environment);
  }

  /** Leaves the environment out: it holds secrets. */
  @Override
  public String toString() {
    return "SessionRequest[" + extension.name() + ", " + profile + ", " + hostRules + "]";
  }
}
