package dev.fieldtest.griddocker;

import static org.testng.Assert.assertEquals;

import dev.fieldtest.extensionundertest.ExtensionPackage;
import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.Profile;
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
}
