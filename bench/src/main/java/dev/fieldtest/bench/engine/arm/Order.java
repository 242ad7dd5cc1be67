package dev.fieldtest.bench.engine.arm;

import dev.fieldtest.bench.LocalFlags;
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
 * @param extra flags beside those; one like {@code without --flag} takes a flag away
 */
public record Order(List<Site> sites, Profile profile, List<String> extra) {
  private static final String WITHOUT = "without ";
  private static final List<String> LISTS =
      List.of("--disable-features=", "--enable-features=", "--blink-settings=");
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

  /** The flags that the product starts a browser with, changed by the extra ones. */
  public List<String> flags() {
    var flags = new ArrayList<>(LocalFlags.of(profile));
    for (var flag : extra) {
      if (flag.startsWith(WITHOUT)) {
        flags.removeIf(each -> each.startsWith(flag.substring(WITHOUT.length())));
      } else {
        add(flag, flags);
      }
    }
    return flags;
  }

  /** Of a switch with a list, Chromium heeds only the last: so lists are joined. */
  private static void add(String flag, List<String> flags) {
    for (var list : LISTS) {
      for (var i = 0; i < flags.size(); i++) {
        if (flag.startsWith(list) && flags.get(i).startsWith(list)) {
          flags.set(i, flags.get(i) + "," + flag.substring(list.length()));
          return;
        }
      }
    }
    flags.add(flag);
  }
}
