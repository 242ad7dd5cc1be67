package dev.fieldtest.runnercli.corpus;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.fieldtest.chunker.RegistrableDomain;
import dev.fieldtest.sitecorpus.Corpus;
import dev.fieldtest.sitecorpus.LoginForm;
import dev.fieldtest.sitecorpus.Site;
import dev.fieldtest.sitecorpus.SiteId;
import dev.fieldtest.sitecorpus.Step;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a corpus consists of.
 *
 * @param corpus its name
 * @param sites how many it has
 * @param counts by what is counted: how many sites each word holds for, the most frequent first
 * @param knownFailures the one that expires first comes first
 */
public record CorpusStats(
    String corpus, int sites, Map<String, Map<String, Long>> counts, List<Known> knownFailures) {
  private static final String NOT_SAID = "not said";

  /**
   * A failure that is known.
   *
   * @param daysLeft on which it is not red yet, today among them; below 1 when it has expired
   */
  public record Known(
      SiteId site,
      @JsonSerialize(using = ToStringSerializer.class) LocalDate until,
      long daysLeft,
      String reason) {}

  public CorpusStats {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    knownFailures = List.copyOf(knownFailures);
  }

  /** Counts as of a day. */
  public static CorpusStats of(Corpus corpus, LocalDate today) {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    Map<String, Function<Site, Stream<String>>> words = new LinkedHashMap<>();
    words.put("expected", site -> Stream.of(site.expect().name().toLowerCase(Locale.ROOT)));
    words.put("form", site -> Stream.of(form(site)));
    words.put("frames", CorpusStats::frames);
    words.put("steps", CorpusStats::steps);
    words.put("languages", site -> Stream.of(site.lang().orElse(NOT_SAID)));
    words.put("tags", site -> site.tags().stream());
    words.put("domains", site -> Stream.of(RegistrableDomain.of(site.url()).name()));
    words.forEach((what, of) -> counts.put(what, count(corpus, of)));
    return new CorpusStats(corpus.name(), corpus.sites().size(), counts, known(corpus, today));
  }

  private static Map<String, Long> count(Corpus corpus, Function<Site, Stream<String>> words) {
    Map<String, Long> counted =
        corpus.sites().stream()
            .flatMap(words)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Map<String, Long> sorted = new LinkedHashMap<>();
    counted.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return sorted;
  }

  private static String form(Site site) {
    return site.form().isPresent() ? "named" : "left to the detector";
  }

  /** A site counts once for each depth that its form or one of its steps has. */
  private static Stream<String> frames(Site site) {
    var form = site.form().map(LoginForm::frame).stream().map(frame -> deep("form", frame));
    var steps = site.steps().stream().map(Step::frame).map(frame -> deep("step", frame));
    var deep = Stream.concat(form, steps).flatMap(Optional::stream).distinct().toList();
    return deep.isEmpty() ? Stream.of("none") : deep.stream();
  }

  private static Optional<String> deep(String what, List<String> frame) {
    return frame.isEmpty() ? Optional.empty() : Optional.of(what + " " + frame.size() + " deep");
  }

  /** A site counts once for each kind of step that it has. */
  private static Stream<String> steps(Site site) {
    return site.steps().isEmpty()
        ? Stream.of("none")
        : site.steps().stream().map(CorpusStats::name).distinct();
  }

  private static String name(Step step) {
    var name = step.action().getClass().getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static List<Known> known(Corpus corpus, LocalDate today) {
    return corpus.sites().stream()
        .flatMap(
            site ->
                site.knownFailure().stream()
                    .map(
                        known ->
                            new Known(
                                site.id(),
                                known.until(),
                                ChronoUnit.DAYS.between(today, known.until()) + 1,
                                known.reason())))
        .sorted(comparing(Known::until).thenComparing(Known::site))
        .toList();
  }
}
