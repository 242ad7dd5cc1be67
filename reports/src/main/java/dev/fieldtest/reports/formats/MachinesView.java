package dev.fieldtest.reports.formats;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fieldtest.reports.Machines;
import dev.fieldtest.reports.Machines.Event;
import dev.fieldtest.reports.Machines.Kind;
import dev.fieldtest.reports.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code report.html} says of the machines of a run.
 *
 * @param cost in words
 * @param use in words
 * @param firstSession from the first request to the first session
 * @param spans a machine each, in the order of their beginning
 * @param remarks what else there is to know
 */
record MachinesView(
    String cost,
    String use,
    @JsonProperty("firstSessionMs") Optional<Duration> firstSession,
    List<Span> spans,
    List<String> remarks) {

  /**
   * A machine's time, from the start of the run.
   *
   * @param up when its node registered
   * @param draining when its node began to leave
   * @param to when it ended; empty if it had not
   * @param end why it ended
   */
  record Span(
      String id,
      @JsonProperty("fromMs") Duration from,
      @JsonProperty("upMs") Optional<Duration> up,
      @JsonProperty("drainingMs") Optional<Duration> draining,
      @JsonProperty("toMs") Optional<Duration> to,
      String end) {
    private static Span of(String id, List<Event> events, Instant start) {
      var last = events.stream().filter(event -> isEnd(event.kind())).findFirst();
      return new Span(
          shown(id),
          Duration.between(start, events.get(0).at()),
          at(Kind.REGISTERED, events, start),
          at(Kind.DRAINING, events, start),
          last.map(event -> Duration.between(start, event.at())),
          last.map(
                  event ->
                      event.kind().name().toLowerCase(Locale.ROOT) + ": " + shown(event.detail()))
              .orElse(""));
    }

    private static boolean isEnd(Kind kind) {
      return kind == Kind.TERMINATED || kind == Kind.INTERRUPTED || kind == Kind.REPLACED;
    }

    private static Optional<Duration> at(Kind kind, List<Event> events, Instant start) {
      return events.stream()
          .filter(event -> event.kind() == kind)
          .findFirst()
          .map(event -> Duration.between(start, event.at()));
    }
  }

  static MachinesView of(Machines used, RunReport report) {
    Map<String, List<Event>> byMachine =
        used.events().stream()
            .filter(event -> !event.instance().isEmpty())
            .collect(
                Collectors.groupingBy(Event::instance, LinkedHashMap::new, Collectors.toList()));
    var start = report.info().started();
    return new MachinesView(
        MachineWording.cost(used, report.results().size()),
        MachineWording.use(used),
        used.firstSession(),
        byMachine.entrySet().stream()
            .map(each -> Span.of(each.getKey(), each.getValue(), start))
            .sorted(Comparator.comparing(Span::from).thenComparing(Span::id))
            .toList(),
        used.events().stream()
            .filter(event -> event.kind() == Kind.REMARK)
            .map(event -> shown(event.detail()))
            .distinct()
            .toList());
  }

  private static String shown(String text) {
    return PlainText.line(text, 200);
  }
}
