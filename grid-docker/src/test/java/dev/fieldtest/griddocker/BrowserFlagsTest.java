package dev.fieldtest.griddocker;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertFalse;
import static org.testng.Assert.assertTrue;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.HostRules;
import java.util.Map;
import java.util.Optional;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class BrowserFlagsTest {
  @DataProvider
  public Object[][] windows() {
    return new Object[][] {{false}, {true}};
  }

  @Test(dataProvider = "windows")
  public void browserHasAWindowOnlyWhereItIsToBeWatched(boolean shown) {
    var extension = ExtensionPackage.reference();
    var contract = InjectionContract.of(extension, Optional.empty());
    var request =
        new SessionRequest(extension, contract, Profile.FULL, Optional.empty(), Map.of())
            .inWindow(shown)
            .with(Profile.LEAN);
    var flags = new BrowserFlags(() -> true, Optional.empty());
    var capabilities = flags.capabilities(request, false).toString();
    assertEquals(capabilities.contains("--headless"), !shown, capabilities);
  }

  /** A node may tell its browsers of a proxy; a session's flags win over the node's. */
  @Test
  public void bundledSitesGoAroundWhateverProxyNodeHas() {
    var rules = new HostRules("MAP *.bundled.test 127.0.0.1:1", Optional.empty());
    var flags = flags(Optional.of(rules));
    assertTrue(flags.contains("--proxy-bypass-list=<-loopback>;*.bundled.test"), flags);
    assertFalse(flags.contains("--proxy-server"), flags);
  }

  @Test
  public void nodeKeepsWhatItSaysOfItsProxyWhereThereAreNoBundledSites() {
    assertFalse(flags(Optional.empty()).contains("--proxy"));
  }

  private static String flags(Optional<HostRules> rules) {
    var extension = ExtensionPackage.reference();
    var contract = InjectionContract.of(extension, Optional.empty());
    var request = new SessionRequest(extension, contract, Profile.FULL, rules, Map.of());
    var capabilities = new BrowserFlags(() -> false, Optional.empty()).capabilities(request, false);
    var options = (Map<?, ?>) capabilities.getCapability("goog:chromeOptions");
    return String.valueOf(options.get("args"));
  }
}
