package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.griddocker.bidi.Bidi;
import dev.fieldtest.griddocker.bidi.Contexts;
import dev.fieldtest.griddocker.bidi.PageVisit;
import dev.fieldtest.griddocker.bidi.Tab;
import java.util.Map;
import java.util.Optional;

/** The visits of one browser, each in a tab of its own. Thread-safe. */
final class TabVisits {
  /** Each keeps a renderer, and most sites need no control visit. */
  private static final int MOST_IDLE_CONTROLS = 4;

  private final Bidi bidi;
  private final Contexts contexts;
  private final ExtensionProof proof;
  private final InjectionContract contract;
  private final TabPool tabs;
  private final TabPool controls;
  private Optional<String> controlContext = Optional.empty();

  TabVisits(Bidi bidi, Contexts contexts, ExtensionProof proof, InjectionContract contract) {
    this.bidi = bidi;
    this.contexts = contexts;
    this.proof = proof;
    this.contract = contract;
    this.tabs = new TabPool(() -> contexts.open(Optional.empty()), Integer.MAX_VALUE);
    this.controls = new TabPool(this::openControl, MOST_IDLE_CONTROLS);
  }

  /**
   * @throws Bidi.RefusedException if the browser refuses what a visit needs
   * @throws GridException if it is lost
   */
  PageObservation make(Visit visit) {
    var pool =
        switch (visit.kind()) {
          case EXTENSION -> tabs;
          case CONTROL, EXPLORE -> controls;
        };
    var tab = pool.take();
    var clean = false;
    try {
      var observation = new PageVisit(tab, visit, contract).run();
      clean = PageVisit.leavesTabClean(observation);
      return observation;
    } finally {
      if (clean) {
        pool.giveBack(tab);
      } else {
        tab.close();
      }
    }
  }

  /** A tab without the extension, which is proved of each. */
  private Tab openControl() {
    var tab = contexts.open(Optional.of(controlContext()));
    proof.proveAbsence(tab);
    tab.hearAnswers();
    return tab;
  }

  /** The extension does not run in user contexts other than the one that it was installed in. */
  private synchronized String controlContext() {
    var context =
        controlContext.orElseGet(
            () ->
                String.valueOf(
                    bidi.call("browser.createUserContext", Map.of()).get("userContext")));
    controlContext = Optional.of(context);
    return context;
  }
}
