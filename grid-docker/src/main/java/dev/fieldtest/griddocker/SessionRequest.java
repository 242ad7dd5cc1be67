package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.HostRules;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The browser to open.
 *
 * @param extension to load
 * @param contract what it promises, and how it shows that it is alive
 * @param profile the flags to run with
 * @param network how it gets at what it is to open
 * @param environment where the contract's placeholders take their values from, and the grid's
 *     registration secret is; never logged
 * @param shown whether its window is on the screen of the node
 * @param predicted how long it will be used, as far as is known; the grid's queue shows it, so that
 *     machines can be had for it
 */
public record SessionRequest(
    ExtensionPackage extension,
    InjectionContract contract,
    Profile profile,
    Network network,
    Map<String, String> environment,
    boolean shown,
    Optional<Duration> predicted) {
  public SessionRequest {
    environment = Map.copyOf(environment);
  }

  /** A browser without a window, that needs no proxy. */
  public SessionRequest(
      ExtensionPackage extension,
      InjectionContract contract,
      Profile profile,
      Optional<HostRules> hostRules,
      Map<String, String> environment) {
    this(extension, contract, profile, new Network(hostRules, Optional.empty()), environment);
  }

  /** A browser without a window. */
  public SessionRequest(
      ExtensionPackage extension,
      InjectionContract contract,
      Profile profile,
      Network network,
      Map<String, String> environment) {
    this(extension, contract, profile, network, environment, false, Optional.empty());
  }

  /** The same request under other flags. */
  public SessionRequest with(Profile other) {
    return new SessionRequest(extension, contract, other, network, environment, shown, predicted);
  }

  /** The same request for a browser that can be watched. */
  public SessionRequest inWindow(boolean isShown) {
    return new SessionRequest(
        extension, contract, profile, network, environment, isShown, predicted);
  }

  /** The same request for a browser that is predicted to be used for so long. */
  public SessionRequest lasting(Duration time) {
    return new SessionRequest(
        extension, contract, profile, network, environment, shown, Optional.of(time));
  }

  /** Leaves the environment out: it holds secrets. */
  @Override
  public String toString() {
    return "SessionRequest[" + extension.name() + ", " + profile + ", " + network + "]";
  }
}
