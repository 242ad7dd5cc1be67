package dev.fieldtest.reports.formats;

import dev.fieldtest.reports.Change;
import dev.fieldtest.reports.Comparison;
import dev.fieldtest.reports.Gate;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.SitePair;
import dev.fieldtest.reports.SiteRecord;
import dev.fieldtest.reports.Verdict;
import dev.fieldtest.sitecorpus.SiteId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A comparison as it is shown, in an order that lets a reviewer decide: the verdict, then what
 * speaks against the later run.
 *
 * @param answer to "may I merge?", in a few words
 * @param sentence the same with figures
 * @param sections those that hold a site
 */
record ComparisonView(
    String answer,
    String sentence,
    int exitCode,
    String base,
    RatesView rates,
    List<Section> sections,
    List<String> remarks) {

  /** The sites that have changed in one way, sorted by id. */
  record Section(Change change, String title, int count, List<Row> sites) {}

  /**
   * A site.
   *
   * @param was what it came to in the base
   * @param now what it came to since
   * @param detail why, or why it can not be compared; empty if there is nothing to say
   */
  record Row(SiteId site, String was, String now, String detail) {
    private static final int LONGEST = 200;

    private static Row of(SitePair pair) {
      var detail =
          pair.obstacle()
              .orElseGet(
                  () ->
                      pair.now()
                          .filter(record -> !record.outcome().passed())
                          .map(SiteRecord::detail)
                          .orElse(""));
      return new Row(
          pair.site(), told(pair.base()), told(pair.now()), PlainText.line(detail, LONGEST));
    }

    private static String told(Optional<SiteRecord> record) {
      return record.map(Row::told).orElse("-");
    }

    private static String told(SiteRecord record) {
      var notes =
          Stream.of(Note.KNOWN, Note.EXPIRED, Note.FLAKY)
              .filter(record::has)
              .map(note -> ", " + note.name().toLowerCase(Locale.ROOT));
      return record.outcome() + String.join("", notes.toList());
    }

    /** What has become of it, in a few words. */
    String change() {
      return was.equals(now) ? now : was + " \u2192 " + now;
    }
  }

  static ComparisonView of(Comparison comparison, Gate gate) {
    var verdict = comparison.verdict(gate);
    return new ComparisonView(
        RunView.answer(verdict),
        sentence(comparison, verdict),
        verdict.exitCode(),
        PlainText.line(comparison.base(), 400),
        RatesView.of(comparison.rates()),
        Stream.of(Change.values()).flatMap(change -> section(comparison, change)).toList(),
        comparison.remarks().stream().map(remark -> PlainText.line(remark, 400)).toList());
  }

  private static Stream<Section> section(Comparison comparison, Change change) {
    var pairs = comparison.with(change);
    return pairs.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Section(
                change, change.title(), pairs.size(), pairs.stream().map(Row::of).toList()));
  }

  private static String sentence(Comparison comparison, Verdict verdict) {
    var newly = comparison.with(Change.NEWLY_FAILING).size();
    var lost = comparison.with(Change.WITHOUT_RESULT).size();
    var unreachable = comparison.with(Change.NEWLY_UNREACHABLE).size();
    return switch (verdict) {
      case FAILED -> Wording.count(newly, "site") + (newly == 1 ? " fails" : " fail") + " newly.";
      case CLEAN -> "No site fails newly.";
      default ->
          lost + unreachable == 0
              ? "No site fails newly, but none was judged in both runs, so nothing can be compared."
              : "No site fails newly, but %s and %s newly unreachable, of %s judged before."
                  .formatted(
                      Wording.count(lost, "site")
                          + (lost == 1 ? " has no result" : " have no result"),
                      unreachable + (unreachable == 1 ? " is" : " are"),
                      Wording.count(comparison.judgedBefore(), "site"));
    };
  }
}
