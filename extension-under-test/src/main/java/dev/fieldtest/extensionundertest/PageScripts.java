package dev.fieldtest.extensionundertest;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The scripts that observe a page: functions to call, and scripts that run before a document's own.
 * Immutable.
 *
 * <p>The observer runs in a world of its own in each frame, out of the page's reach. A script
 * defines it in every document; the first call starts it, later calls ask for more.
 */
public final class PageScripts {
  private static final String[] PARTS = {
    "detector/10-dom.js",
    "detector/20-words.js",
    "detector/30-fields.js",
    "detector/40-forms.js",
    "page/10-geometry.js",
    "page/20-form.js",
    "page/30-controls.js",
    "page/40-facts.js",
    "page/50-watch.js",
    "page/60-steps.js",
    "page/70-traces.js",
    "page/80-leads.js"
  };

  /**
   * Tells the observer what to look for, a JSON text, and calls one of its functions with an
   * argument: {@code nextFacts}, which resolves with the next facts, or {@code awaitStep}.
   */
  public static final String START =
      "(spec, call, argument) => {"
          + " fieldtest.begin(JSON.parse(spec)); return fieldtest[call](argument); }";

  /** Does a step that was found, its argument as a JSON text. */
  public static final String DO_STEP = "(step) => fieldtest.doStep(step)";

  /** Resolves with the facts that follow the last ones, a JSON text. */
  public static final String NEXT = "() => fieldtest.nextFacts()";

  /** Resolves the promise that is pending with null. */
  public static final String STOP = "() => fieldtest.stop()";

  /** Returns the facts as they stand, a JSON text. */
  public static final String NOW = "() => fieldtest.factsNow()";

  /** Returns what is kept of a visit that did not pass, a JSON text. */
  public static final String TRACES = "() => fieldtest.traces()";

  /** Returns what the frame offers for a line of the corpus, a JSON text. */
  public static final String LEADS = "() => fieldtest.leads()";

  /**
   * Returns a selector of an element, its argument, that outlives the page's next build, or null.
   */
  public static final String LASTING_SELECTOR = "(element) => fieldtest.lastingSelector(element)";

  /** Returns the first iframe that matches a selector, its argument; null if there is none. */
  public static final String FRAME =
      "(selector) => {\n" + Resource.text("detector/10-dom.js") + "\nreturn deepQuery(selector); }";

  /** Whether an iframe element, its argument, can be seen. */
  public static final String IS_VISIBLE =
      "(element) => element.checkVisibility({opacityProperty: true, visibilityProperty: true})"
          + " && element.getBoundingClientRect().width > 1 && element.getBoundingClientRect().height > 1";

  /**
   * Resolves with true once a selector matches, with false if it does not within a time. Takes
   * selector and milliseconds, as strings.
   */
  public static final String AWAIT =
      """
      (selector, ms) => new Promise((resolve) => {
        const look = () => document.querySelector(selector) && resolve(true);
        new MutationObserver(look).observe(document, {subtree: true, childList: true, attributes: true});
        setTimeout(() => resolve(false), Number(ms));
        look();
      })""";

  /** What the observers of inner frames call once their document is interactive. */
  public static final String INTERACTIVE = "fieldtestInteractive";

  private static final String INNER_INTERACTIVE =
      """
      if (window.parent !== window) {
        if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => %1$s(''), { once: true, capture: true });
        else %1$s('');
      }"""
          .formatted(INTERACTIVE);

  private PageScripts() {}

  /**
   * First script of the observer's world: defines the observer, which does nothing yet but tell, in
   * an inner frame, that its document is interactive.
   *
   * @param hint name of the event by which {@link #hints} tells; no page should know it
   */
  public static String observer(String hint) {
    return "globalThis.fieldtest = (() => {\n"
        + ("const HINT = '" + hint + "', WALLS = " + WallRules.JSON + ";\n")
        + Stream.of(PARTS).map(Resource::text).collect(Collectors.joining("\n"))
        + "\nreturn { begin, nextFacts, factsNow, stop, awaitStep, doStep, traces, leads, lastingSelector }; })();\n"
        + INNER_INTERACTIVE;
  }

  /** First script of the page's own world: tells what is pending, by an event of this name. */
  public static String hints(String hint) {
    return hinting("page/hints.js", hint);
  }

  /**
   * First script of the page's own world: bounds what the page prints, asks and throws, and keeps
   * the last that it printed for who asks by an event of this name.
   */
  public static String quiet(String hint) {
    return hinting("page/quiet.js", hint);
  }

  private static String hinting(String script, String hint) {
    return "(" + Resource.text(script) + ")('" + hint + "')";
  }
}
