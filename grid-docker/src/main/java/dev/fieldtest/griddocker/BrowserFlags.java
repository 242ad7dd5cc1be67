package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.Profile;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The capabilities that a session is asked with.
 *
 * @param grid where the nodes are
 * @param binary the browser to run, where the nodes are on this machine
 */
public record BrowserFlags(URI grid, Optional<Path> binary) {
  /** The browser keeps to the pages that it is sent to. */
  private static final List<String> QUIET =
      List.of(
          "--headless=new",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-quic",
          "--mute-audio");

  /**
   * Each new window would start two renderers for the address bar's list (FACTS.md, Execution
   * models).
   */
  private static final String NO_POPUP_RENDERERS =
      "--disable-features=WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup,"
          + "InitialWebUI,WebUIToolbar,WebUIReloadButton";

  private static final String NO_IMAGES = "--blink-settings=imagesEnabled=false";

  /** The flags that a profile stands for, wherever the browser runs. */
  public static List<String> of(Profile profile) {
    var arguments = new ArrayList<>(QUIET);
    arguments.add(NO_POPUP_RENDERERS);
    if (profile == Profile.LEAN) {
      arguments.add(NO_IMAGES);
    }
    return arguments;
  }

  /**
   * @param packed whether the extension travels in the capabilities, for nodes that take no files
   */
  MutableCapabilities capabilities(SessionRequest request, boolean packed) {
    var options = new ChromeOptions();
    binary.ifPresent(path -> options.setBinary(path.toString()));
    options.addArguments(arguments(request));
    // ChromeDriver turns the blocking of popups off, which no user does.
    options.setExperimentalOption("excludeSwitches", List.of("disable-popup-blocking"));
    options.setExperimentalOption("prefs", Map.of("download_restrictions", 3));
    options.setCapability("webSocketUrl", true);
    options.setCapability("pageLoadStrategy", "none");
    options.setCapability(
        "unhandledPromptBehavior", Map.of("default", "dismiss", "beforeUnload", "accept"));
    if (packed) {
      options.addExtensions(ExtensionFile.write(request.extension()));
    }
    return options;
  }

  private List<String> arguments(SessionRequest request) {
    var arguments = new ArrayList<>(of(request.profile()));
    if (isRootHere()) {
      arguments.add("--no-sandbox");
    }
    request.hostRules().ifPresent(rules -> arguments.add("--host-resolver-rules=" + rules));
    return arguments;
  }

  /**
   * Chromium refuses to run as root with its sandbox on. Where nodes on other machines run as root
   * is their own affair.
   */
  private boolean isRootHere() {
    try {
      return "root".equals(System.getProperty("user.name"))
          && InetAddress.getByName(grid.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
