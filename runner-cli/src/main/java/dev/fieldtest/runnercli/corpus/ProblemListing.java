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
 * What is wrong with a corpus, for people and for editors: a line each in the order of the file.
 * What is wrong in the same way on many lines is told three times, and its other lines once. A
 * listing that does not fit a screen ends with a summary.
 *
 * @param problems in the order of the lines
 */
public record ProblemListing(List<Problem> problems) {
  private static final int ALIKE = 3;
  private static final int SCREEN = 20;
  private static final int KINDS = 8;
  private static final int LONGEST = 400;

  public ProblemListing {
    problems = List.copyOf(problems);
  }

  /** The lines to print; harmless to a terminal, whatever stands in the file. */
  public List<String> lines() {
    Map<String, List<Problem>> alike = problems.stream().collect(groupingBy(ProblemListing::kind));
    Map<String, Integer> told = new HashMap<>();
    List<String> lines = new ArrayList<>();
    for (var problem : problems) {
      var kind = kind(problem);
      var others = alike.getOrDefault(kind, List.of());
      var times = others.size() > ALIKE + 1 ? told.merge(kind, 1, Integer::sum) : 0;
      if (times <= ALIKE) {
        lines.add(problem.toString());
      }
      if (times == ALIKE) {
        lines.add(rest(problem, others.subList(ALIKE, others.size())));
      }
    }
    if (lines.size() > SCREEN) {
      lines.add(summary());
    }
    return lines.stream().map(line -> PlainText.line(line, LONGEST)).toList();
  }

  /** What two problems that can be corrected alike have in common. */
  private static String kind(Problem problem) {
    return field(problem) + " " + problem.message();
  }

  /** Its field, whatever its place in a list. */
  private static String field(Problem problem) {
    return problem.field().map(name -> name.replaceAll("\\[\\d+]", "[]")).orElse("the whole line");
  }

  private static String rest(Problem first, List<Problem> others) {
    return first.file()
        + ": "
        + first.field().map(name -> name + ": ").orElse("")
        + "the same "
        + others.size()
        + " times more, on lines "
        + ranges(others);
  }

  /** Line numbers, those that follow each other as first-last. */
  private static String ranges(List<Problem> some) {
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
    return String.join(", ", ranges);
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
