package dev.fieldtest.bench;

import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.griddocker.BrowserFlags;
import java.util.ArrayList;
import java.util.List;

/** The flags that the product starts a browser on this machine with. */
public final class LocalFlags {
  private LocalFlags() {}

  /** The flags of a profile; for root without the sandbox, which Chromium has for others only. */
  public static List<String> of(Profile profile) {
    var flags = new ArrayList<>(BrowserFlags.of(profile));
    if ("root".equals(System.getProperty("user.name"))) {
      flags.add("--no-sandbox");
    }
    return flags;
  }
}
