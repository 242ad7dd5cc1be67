package dev.fieldtest.griddocker;

import dev.fieldtest.extensionundertest.InjectionContract;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.griddocker.bidi.Bidi;
import dev.fieldtest.griddocker.bidi.Contexts;
import dev.fieldtest.griddocker.bidi.PageVisit;
import dev.fieldtest.griddocker.bidi.Tab;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The visits of one browser, each in a tab of its own. A tab that its page has left clean serves
 * again. Thread-safe.
 */
final class TabVisits {
  private final Bidi bidi;
  private final Contexts contexts;
  private final ExtensionProof proof;
  private final InjectionContract contract;
  private final Deque<Tab> idle = new ConcurrentLinkedDeque<>();

  TabVisits(Bidi bidi, Contexts contexts, ExtensionProof proof, InjectionContract contract) {
    this.bidi = bidi;
    this.contexts = contexts;
    this.proof = proof;
    this.contract = contract;
  }

  /**
   * @throws Bidi.RefusedException if the browser refuses what a visit needs
   * @throws GridException if it is lost
   */
  PageObservation make(Visit visit) {
    return switch (visit.kind()) {
      case EXTENSION -> withExtension(visit);
      case CONTROL, EXPLORE -> withoutExtension(visit);
    };
  }

  private PageObservation withExtension(Visit visit) {
    var waiting = idle.poll();
    var tab = waiting == null ? contexts.open(Optional.empty()) : waiting;
    var clean = false;
    try {
      var observation = new PageVisit(tab, visit, contract).run();
      clean = PageVisit.leavesTabClean(observation);
      return observation;
    } finally {
      if (clean) {
        tab.renewIfGrown();
        idle.push(tab);
      } else {
        tab.close();
      }
    }
  }

  /**
   * The extension does not run in user contexts other than the one that it was installed in; proved
   * each time.
   */
  private PageObservation withoutExtension(Visit visit) {
    var answer = bidi.call("browser.createUserContext", Map.of());
    var userContext = String.valueOf(answer.get("userContext"));
    try {
      var tab = contexts.open(Optional.of(userContext));
      proof.proveAbsence(tab);
      tab.hearAnswers();
      return new PageVisit(tab, visit, contract).run();
    } finally {
      var unused = bidi.send("browser.removeUserContext", Map.of("userContext", userContext));
    }
  }
}
