package dev.fieldtest.reports.formats;

import dev.fieldtest.extensionundertest.Blame;
import dev.fieldtest.reports.Note;
import dev.fieldtest.reports.SiteResult;
import dev.fieldtest.sitecorpus.Expectation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Why a site came to its outcome, in the words of the report, for who looks at this site alone.
 * Everything in it is harmless to print.
 *
 * @param sentence what happened, and whose fault it is
 * @param facts what it follows from, without what differs from visit to visit
 */
public record Explanation(String sentence, List<Fact> facts) {
  private static final int LONGEST = 600;
  private static final int MOST_CONSOLE = 5;

  public Explanation {
    facts = List.copyOf(facts);
  }

  /** One thing that was expected or found. */
  public record Fact(String about, String what) {
    @Override
    public String toString() {
      return about + ": " + what;
    }
  }

  /**
   * Explains a result.
   *
   * @param folder that its pictures lie in
   */
  public static Explanation of(SiteResult result, Path folder) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("expected", expected(result.site().expect())));
    var evidence = Evidence.of(result);
    evidence.visit().ifPresent(visit -> facts.addAll(seen("with the extension", visit, folder)));
    evidence.control().ifPresent(visit -> facts.addAll(seen("without it", visit, folder)));
    if (result.has(Note.LEAN_ONLY)) {
      facts.add(new Fact("note", "it fails under the lean flags only"));
    }
    return new Explanation(PlainText.line(sentence(result), LONGEST), facts);
  }

  /** What no longer holds, and what does now; lines that begin with a minus or a plus. */
  public List<String> changesSince(Explanation before) {
    return Stream.concat(
            before.facts.stream().filter(not(facts)).map(fact -> "- " + fact),
            facts.stream().filter(not(before.facts)).map(fact -> "+ " + fact))
        .toList();
  }

  private static Predicate<Fact> not(List<Fact> known) {
    return fact -> !known.contains(fact);
  }

  private static String sentence(SiteResult result) {
    var meaning = result.outcome().meaning();
    var why = result.detail().equals(meaning) ? meaning : Wording.why(result);
    return Wording.sentence(why) + fault(result.blame());
  }

  private static String fault(Blame blame) {
    return switch (blame) {
      case EXTENSION -> " The extension is to blame.";
      case SITE -> " The site is to blame.";
      case INFRASTRUCTURE -> " Browser or grid are to blame.";
      case NOBODY -> "";
    };
  }

  private static String expected(Expectation expect) {
    return switch (expect) {
      case REPLACED -> "the login form is replaced by a usable control";
      case UNTOUCHED -> "nothing is injected";
    };
  }

  private static List<Fact> seen(String visit, VisitView view, Path folder) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact(visit, loaded(view)));
    view.problem().ifPresent(problem -> facts.add(new Fact(visit + ", problem", problem)));
    add(facts, visit + ", form", view.fields(), view.problem().isEmpty());
    if (view.marked() > 0) {
      facts.add(new Fact(visit + ", marked", Wording.count(view.marked(), "element")));
    }
    add(facts, visit + ", injected", view.controls(), view.problem().isEmpty());
    add(facts, visit + ", threw", view.errors(), false);
    add(facts, visit + ", printed", last(view.console()), false);
    view.picture()
        .map(name -> folder.resolve(name).toString())
        .ifPresent(file -> facts.add(new Fact(visit + ", screenshot", PlainText.line(file, 4096))));
    return facts;
  }

  private static String loaded(VisitView view) {
    var status = view.status().map(code -> ", status " + code).orElse("");
    var title = view.title().filter(text -> !text.isBlank()).map(text -> ", \"" + text + "\"");
    return view.load() + status + title.orElse("") + ", " + view.url();
  }

  private static void add(List<Fact> facts, String about, List<String> all, boolean always) {
    all.forEach(each -> facts.add(new Fact(about, each)));
    if (all.isEmpty() && always) {
      facts.add(new Fact(about, "none"));
    }
  }

  private static List<String> last(List<String> lines) {
    return lines.subList(Math.max(0, lines.size() - MOST_CONSOLE), lines.size());
  }
}
