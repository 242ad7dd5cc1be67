package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fieldtest.extensionundertest.PageObservation;
import dev.fieldtest.extensionundertest.PageScripts;
import dev.fieldtest.extensionundertest.PageTraces;
import dev.fieldtest.extensionundertest.PageTraces.Milestones;
import dev.fieldtest.extensionundertest.Picture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Reads what is kept of a visit that did not pass. Nothing is judged by it, so what a page does not
 * give within 2 s is left out. For one thread.
 */
record TraceReading(Tab tab, FrameWatch frames) {
  private static final Duration QUICK = Duration.ofSeconds(2);

  /** Neighbours may be waiting for theirs, too. */
  private static final Duration PICTURE = Duration.ofSeconds(6);

  private static final int MOST_LINES = 20;

  /** In letters of base64: 300 kB. What is larger is no picture of a page. */
  private static final int LARGEST_PICTURE = 400_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  PageTraces read(PageObservation observation, Findings findings) {
    var answers = observation.load().showsPage() ? answers() : List.<JsonNode>of();
    var printed = answers.stream().flatMap(each -> texts(each.path("console")));
    var console = Stream.concat(printed, findings.printed().stream()).toList();
    return new PageTraces(
        console.subList(Math.max(0, console.size() - MOST_LINES), console.size()),
        answers.stream()
            .map(each -> texts(each.path("outline")).toList())
            .reduce(List.of(), (earlier, later) -> later),
        answers.stream().findFirst().map(each -> milestones(each.path("milestones"))),
        answers.isEmpty() ? Optional.empty() : picture());
  }

  /** Empty if the page does not answer; then it could give no picture either. */
  private List<JsonNode> answers() {
    var answers = new ArrayList<JsonNode>();
    for (var frame : frames.telling()) {
      await(tab.callFunction(frame, PageScripts.TRACES, List.of()), QUICK)
          .filter(JsonNode::isTextual)
          .map(text -> parse(text.asText()))
          .ifPresent(answers::add);
    }
    return answers;
  }

  private Optional<Picture> picture() {
    return await(tab.picture(), PICTURE)
        .flatMap(taken -> taken)
        .filter(base64 -> base64.length() <= LARGEST_PICTURE)
        .map(Picture.Taken::new);
  }

  private static <T> Optional<T> await(CompletableFuture<T> answer, Duration atMost) {
    try {
      return Optional.ofNullable(answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private static Milestones milestones(JsonNode told) {
    return new Milestones(
        told.path("responseMs").asLong(),
        told.path("interactiveMs").asLong(),
        told.path("loadedMs").asLong());
  }

  private static Stream<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(each -> texts.add(each.asText()));
    return texts.stream();
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the observer and its reader disagree", e);
    }
  }
}
