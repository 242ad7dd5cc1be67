package dev.fieldtest.runnercli.corpus;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.fieldtest.reports.formats.PlainText;
import dev.fieldtest.sitecorpus.CorpusReader;
import dev.fieldtest.sitecorpus.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is wrong with a corpus, in the order of the file: for editors and other programs a line
 * each, for people shorter. A listing that does not fit a screen ends with a summary.
 *
 * @param problems in the order of the lines
 */
public record ProblemListing(List<Problem> problems) {
  private static final int ALIKE = 3;
  private static final int SCREEN = 20;
  private static final int KINDS = 8;
  private static final int LONGEST = 400;
  private static final int WIDTH = 78;

  public ProblemListing {
    problems = List.copyOf(problems);
  }

  /** Each problem with its line; harmless to a terminal, whatever stands in the file. */
  public List<String> lines() {
    return summedUp(problems.stream().map(ProblemListing::line).toList());
  }

  /**
   * The same for a screen: what is wrong in the same way on many lines is told three times, and
   * then the numbers of all its other lines, on as many lines as they take.
   */
  public List<String> folded() {
    Map<String, List<Problem>> alike = problems.stream().collect(groupingBy(ProblemListing::kind));
    Map<String, Integer> told = new HashMap<>();
    List<String> lines = new ArrayList<>();
    for (var problem : problems) {
      var kind = kind(problem);
      var others = alike.getOrDefault(kind, List.of());
      var times = others.size() > ALIKE + 1 ? told.merge(kind, 1, Integer::sum) : 0;
      if (times <= ALIKE) {
        lines.add(line(problem));
      }
      if (times == ALIKE) {
        lines.addAll(rest(problem, others.subList(ALIKE, others.size())));
      }
    }
    return summedUp(lines);
  }

  private List<String> summedUp(List<String> lines) {
    return lines.size() > SCREEN
        ? Stream.concat(lines.stream(), Stream.of(PlainText.line(summary(), LONGEST))).toList()
        : List.copyOf(lines);
  }

  private static String line(Problem problem) {
    return PlainText.line(problem.toString(), LONGEST);
  }

  /** What two problems that can be corrected alike have in common. */
  private static String kind(Problem problem) {
    return field(problem) + " " + problem.message();
  }

  /** Its field, whatever its place in a list. */
  private static String field(Problem problem) {
    return problem.field().map(name -> name.replaceAll("\\[\\d+]", "[]")).orElse("the whole line");
  }

  private static List<String> rest(Problem first, List<Problem> others) {
    List<String> lines = new ArrayList<>();
    lines.add(
        PlainText.line(
            first.file()
                + ": "
                + first.field().map(name -> name + ": ").orElse("")
                + "the same "
                + others.size()
                + " times more, on lines",
            LONGEST));
    var line = new StringBuilder();
    for (var range : ranges(others)) {
      if (line.length() + range.length() + 2 > WIDTH) {
        lines.add(line + ",");
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "  " : ", ").append(range);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Line numbers, those that follow each other as first-last. */
  private static List<String> ranges(List<Problem> some) {
    var numbers = new TreeSet<Integer>();
    some.forEach(problem -> problem.line().ifPresent(numbers::add));
    List<String> ranges = new ArrayList<>();
    for (var first = numbers.isEmpty() ? null : numbers.first(); first != null; ) {
      var last = first;
      while (numbers.contains(last + 1)) {
        last++;
      }
      ranges.add(first.equals(last) ? "" + first : first + "-" + last);
      first = numbers.higher(last);
    }
    return ranges;
  }

  private String summary() {
    var lines = problems.stream().flatMap(each -> each.line().stream().boxed()).distinct().count();
    var isAll = problems.size() < CorpusReader.MOST_PROBLEMS;
    return problems.get(0).file()
        + ": "
        + (isAll ? "" : "the first ")
        + String.format(Locale.ROOT, "%,d errors on %,d lines: ", problems.size(), lines)
        + kinds()
        + (isAll ? "" : "; what follows was not read");
  }

  private String kinds() {
    Map<String, Long> counts =
        problems.stream().collect(groupingBy(ProblemListing::field, counting()));
    var sorted =
        counts.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    var others = sorted.stream().skip(KINDS).mapToLong(Map.Entry::getValue).sum();
    return Stream.concat(
            sorted.stream().limit(KINDS).map(each -> each.getKey() + " " + each.getValue()),
            Stream.of("others " + others).filter(text -> others > 0))
        .collect(joining(", "));
  }
}
