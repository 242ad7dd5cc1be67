package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.FailOn;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.RunReport;
import dev.fieldtest.reports.SiteResult;
import java.util.ArrayList;

/** Why a run is red or clean by its gate, as one sentence. */
final class GateWording {
  private GateWording() {}

  static String failed(RunReport report) {
    var gate = report.info().gate();
    var clauses = new ArrayList<String>();
    var failing = report.failing().size();
    var fresh = report.failing().stream().filter(result -> result.has(Note.NEW)).count();
    if (gate.failOn() == FailOn.NEW && fresh > 0) {
      clauses.add("the extension newly fails on " + Wording.count((int) fresh, "site"));
    } else if (gate.failOn() == FailOn.ANY && failing > 0) {
      var newly = report.comparison().isPresent() ? ", newly on " + fresh : "";
      clauses.add("the extension failed on " + Wording.count(failing, "site") + newly);
    }
    var flaky = report.red().stream().filter(SiteResult::passedOnRetry).count();
    if (gate.failOnFlaky() && flaky > 0) {
      clauses.add(Wording.count((int) flaky, "site") + " passed only on a retry");
    }
    var fixed = report.with(Note.FIXED).size();
    if (gate.strictKnown() && fixed > 0) {
      clauses.add(Wording.count(fixed, "known failure") + " passed and can leave the corpus");
    }
    return Wording.sentence(
        clauses.isEmpty() ? report.info().ending().meaning() : String.join("; ", clauses));
  }

  static String clean(RunReport report) {
    var failing = report.failing().size();
    if (failing == 0) {
      return "The extension did what was expected on " + Wording.judged(report) + ".";
    }
    return report.info().gate().failOn() == FailOn.NEW
        ? "No site fails newly; " + Wording.count(failing, "site") + " failed before and still do."
        : "The extension failed on " + Wording.count(failing, "site") + ", which is let pass.";
  }
}
