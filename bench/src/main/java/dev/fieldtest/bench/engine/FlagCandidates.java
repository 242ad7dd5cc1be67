package dev.fieldtest.bench.engine;

import java.util.List;

/** Flags that may save CPU, each to be measured on its own beside the full profile. */
final class FlagCandidates {
  /** Each is what {@code Order} takes as extra flags. */
  static final List<List<String>> ALL =
      List.of(
          List.of(),
          List.of("--blink-settings=imagesEnabled=false"),
          List.of("without --disable-features"),
          List.of(
              "--disable-site-isolation-trials",
              "--disable-features=IsolateOrigins,site-per-process"),
          List.of("--renderer-process-limit=4"),
          List.of("--disable-gpu"),
          List.of("--disable-software-rasterizer"),
          List.of("--in-process-gpu"),
          List.of("--enable-features=NetworkServiceInProcess2"),
          List.of("--window-size=800,600"),
          List.of("--js-flags=--max-lazy"),
          List.of("--js-flags=--lite-mode"),
          List.of("--disable-checker-imaging"),
          List.of("--disable-partial-raster"),
          List.of("--font-render-hinting=none", "--disable-lcd-text"),
          List.of(
              "--disable-background-timer-throttling",
              "--disable-renderer-backgrounding",
              "--disable-backgrounding-occluded-windows"),
          List.of("--kiosk"),
          List.of("--disable-component-extensions-with-background-pages"),
          List.of("--disable-domain-reliability", "--no-pings", "--metrics-recording-only"),
          List.of("--disable-ipc-flooding-protection"),
          List.of("--disable-breakpad", "--disable-crash-reporter"),
          List.of("--disable-dev-shm-usage"));

  private FlagCandidates() {}
}
