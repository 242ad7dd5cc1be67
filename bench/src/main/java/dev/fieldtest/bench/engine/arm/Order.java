package dev.fieldtest.bench.engine.arm;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an arm is to do.
 *
 * @param sites in the order to visit them
 * @param profile the browser's flags
 * @param extra flags beside those
 */
public record Order(List<Site> sites, Profile profile, List<String> extra) {
  private static final ExtensionPackage EXTENSION = ExtensionPackage.reference();

  public Order {
    sites = List.copyOf(sites);
    extra = List.copyOf(extra);
  }

  /** The extension that all arms load. */
  public static ExtensionPackage extension() {
    return EXTENSION;
  }

  /** What it promises. */
  public static InjectionContract contract() {
    return InjectionContract.of(EXTENSION, Optional.empty());
  }

  /** The flags that the product starts a browser with, and the extra ones. */
  public List<String> flags() {
    var flags = new ArrayList<>(dev.fieldtest.griddocker.BrowserFlags.of(profile));
    if ("root".equals(System.getProperty("user.name"))) {
      flags.add("--no-sandbox");
    }
    flags.addAll(extra);
    return flags;
  }
}
