package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.Profile;
import dev.fieldtest.sitecorpus.BundledSites;
import dev.fieldtest.sitecorpus.HostRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.openqa.selenium.MutableCapabilities;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The capabilities that a session is asked with.
 *
 * @param nodesHere whether nodes are processes of this machine
 * @param binary the browser to run, where the nodes are on this machine
 */
public record BrowserFlags(BooleanSupplier nodesHere, Optional<Path> binary) {
  /**
   * The capability by which the grid's queue shows for how many seconds a session is predicted to
   * be used. Nodes and drivers leave alone what begins with "se:".
   */
  static final String SECONDS = "se:fieldtestSeconds";

  private static final String HEADLESS = "--headless=new";

  /** The browser keeps to the pages that it is sent to. */
  private static final List<String> QUIET =
      List.of(
          HEADLESS,
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-quic",
          "--mute-audio");

  /**
   * What would ask elsewhere, or look around, while pages are visited: for each form what its
   * fields are for (a quarter of what the network service does for a light page), for hints, for
   * translations, for screens to cast to.
   */
  private static final List<String> NO_QUESTIONS =
      List.of(
          "AutofillServerCommunication",
          "OptimizationHints",
          "Translate",
          "MediaRouter",
          "DialMediaRouteProvider");

  /** Each new window would start two renderers for the address bar's list. */
  private static final List<String> NO_POPUP_RENDERERS =
      List.of(
          "WebUIOmniboxPopup",
          "WebUIOmniboxFullPopup",
          "WebUIOmniboxAimPopup",
          "InitialWebUI",
          "WebUIToolbar",
          "WebUIReloadButton");

  /**
   * A page of 1280 × 720, as Playwright gives and desktops have: Chromium's own 780 × 437 without a
   * window gets the layouts that are made for telephones. What is beside the page takes 143 pixels.
   */
  private static final List<String> DESKTOP =
      List.of("--screen-info={1920x1080}", "--window-size=1280,863");

  private static final String NO_IMAGES = "--blink-settings=imagesEnabled=false";

  /**
   * A tab keeps its renderer from one site to the next, and the frame in it, and shares it with no
   * other tab: starting one costs a third of what a light page costs, another frame with its empty
   * document, widget and DevTools agent a fifth. Frames of other sites live in it, too.
   */
  private static final String NO_SITE_ISOLATION = "--disable-site-isolation-trials";

  private static final List<String> NO_RENDERER_A_SITE =
      List.of(
          "IsolateOrigins",
          "site-per-process",
          "BackForwardCache",
          "DefaultSiteInstanceGroups",
          "RenderDocument");

  /** How an address is opened in a renderer of its own, in DevTools' words. */
  public static final String NEW_RENDERER = "typed";

  /**
   * How an address is opened under a profile, in DevTools' words. For one that is typed Chromium
   * starts a renderer each time. With its site isolation on it does so for a link as well, and
   * keeps the page before, so typing is cheaper then.
   */
  public static String transition(Profile profile) {
    return profile == Profile.LEAN ? "link" : NEW_RENDERER;
  }

  /** The flags that a profile stands for, wherever the browser runs. */
  public static List<String> of(Profile profile) {
    var arguments = new ArrayList<>(QUIET);
    arguments.addAll(DESKTOP);
    var withoutFeatures = new ArrayList<>(NO_POPUP_RENDERERS);
    withoutFeatures.addAll(NO_QUESTIONS);
    if (profile == Profile.LEAN) {
      arguments.add(NO_IMAGES);
      arguments.add(NO_SITE_ISOLATION);
      withoutFeatures.addAll(NO_RENDERER_A_SITE);
    }
    arguments.add("--disable-features=" + String.join(",", withoutFeatures));
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
    options.setCapability("pageLoadStrategy", "none");
    request.predicted().ifPresent(time -> options.setCapability(SECONDS, seconds(time)));
    if (packed) {
      options.addExtensions(ExtensionFile.write(request.extension()));
    }
    return options;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  private List<String> arguments(SessionRequest request) {
    var arguments = new ArrayList<>(of(request.profile()));
    if (request.shown()) {
      arguments.remove(HEADLESS);
    }
    if (isRootHere()) {
      arguments.add("--no-sandbox");
    }
    arguments.addAll(of(request.network()));
    return arguments;
  }

  /**
   * That the bundled sites go around a proxy is told in any case, for a node may have one of its
   * own. Loopback addresses would do so as well, unless Chromium is told not to.
   */
  private static List<String> of(Network network) {
    var arguments = new ArrayList<String>();
    var direct = new ArrayList<>(List.of("<-loopback>"));
    network
        .hostRules()
        .ifPresent(
            rules -> {
              arguments.addAll(of(rules));
              direct.addAll(BundledSites.HOST_PATTERNS);
            });
    network
        .proxy()
        .ifPresent(
            proxy -> {
              arguments.add("--proxy-server=" + proxy);
              arguments.add("--force-webrtc-ip-handling-policy=disable_non_proxied_udp");
            });
    if (!arguments.isEmpty()) {
      arguments.add("--proxy-bypass-list=" + String.join(";", direct));
    }
    return arguments;
  }

  /** Never {@code --ignore-certificate-errors}: that a site has a bad certificate is its fault. */
  private static List<String> of(HostRules rules) {
    return Stream.concat(
            Stream.of("--host-resolver-rules=" + rules.resolver()),
            rules.trustedKey().stream().map(key -> "--ignore-certificate-errors-spki-list=" + key))
        .toList();
  }

  /**
   * Chromium refuses to run as root with its sandbox on. Where nodes on other machines or in
   * containers run as root is their own affair.
   */
  private boolean isRootHere() {
    return "root".equals(System.getProperty("user.name")) && nodesHere.getAsBoolean();
  }
}
