package dev.fieldtest.griddocker.devtools;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.extensionundertest.FormFacts;
import dev.fieldtest.extensionundertest.FrameFacts;
import dev.fieldtest.extensionundertest.PageScripts;
import dev.fieldtest.griddocker.devtools.PageEvent.Facts;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The observers in the frames of one page, and the last that each told. For one thread. */
final class FrameWatch {
  private static final Duration QUICK = Duration.ofSeconds(2);

  private final Tab tab;
  private final FrameTree tree;
  private VisitSpec spec;

  /**
   * How often a frame's observer was started; what an earlier document's observer tells is stale.
   */
  private final Map<String, Integer> rounds = new HashMap<>();

  /** The frames whose observers have yet to answer. */
  private final Set<String> owing = ConcurrentHashMap.newKeySet();

  private final Map<String, FrameReading> readings = new LinkedHashMap<>();

  FrameWatch(Tab tab, VisitSpec spec) {
    this.tab = tab;
    this.tree = new FrameTree(tab);
    this.spec = spec;
  }

  /** Starts the observer in a frame's document, which has just become interactive. */
  void arm(String frame) {
    readings.remove(frame);
    var round = rounds.merge(frame, 1, Integer::sum);
    var arguments = List.of(Tab.string(specOf(frame)), Tab.string("nextFacts"), Tab.string(""));
    ask(frame, round, PageScripts.START, arguments);
  }

  /**
   * Looks for the form of one field from now on.
   *
   * @param frame selectors of the iframes that it lies in
   */
  void lookFor(String selector, List<String> frame) {
    spec = spec.forField(selector, frame);
  }

  /** The frame in the first iframe of another that matches a selector. */
  Optional<String> child(String parent, String selector) {
    return tree.child(parent, selector);
  }

  /** What a frame is to look for. */
  String specOf(String frame) {
    return spec.forFrame(tree.leadsTo(frame, spec.formFrame()));
  }

  /** Starts the observer in frames of which no event came. */
  void armMissed() {
    all()
        .filter(frame -> !rounds.containsKey(frame) && tab.answers(frame))
        .toList()
        .forEach(this::arm);
  }

  private Stream<String> all() {
    return Stream.concat(Stream.of(tab.id()), tab.frames().stream());
  }

  boolean isArmed(String frame) {
    return rounds.containsKey(frame);
  }

  /** Forgets all frames: the document was replaced. */
  void clear() {
    readings.clear();
    rounds.replaceAll((frame, round) -> round + 1);
    rounds.keySet().retainAll(List.of(tab.id()));
  }

  /** Forgets a frame; tells whether it was watched. */
  boolean remove(String frame) {
    readings.remove(frame);
    return rounds.remove(frame) != null;
  }

  /** Takes what an observer told; false if it is stale. */
  boolean accept(Facts facts) {
    if (!Integer.valueOf(facts.round()).equals(rounds.get(facts.frame()))) {
      return false;
    }
    readings.put(facts.frame(), seen(facts.frame(), FrameReading.parse(facts.json())));
    return true;
  }

  /** Asks an observer that has told for what follows. */
  void askNext(String frame) {
    ask(frame, rounds.getOrDefault(frame, 0), PageScripts.NEXT, List.of());
  }

  /**
   * Ends the observers that still owe an answer, so that none of their promises outlives the visit,
   * nor does the name that the page may have given to its window.
   */
  void release() {
    List.copyOf(owing).forEach(frame -> tab.tellFunction(frame, PageScripts.STOP));
    if (top().filter(FrameReading::named).isPresent()) {
      tab.tellFunction(tab.id(), "() => { window.name = ''; }");
    }
  }

  /**
   * Reads all frames as they stand, in 2 s; false if the top one does not answer, or its observer
   * was never asked for anything.
   */
  boolean readNow() {
    readings.clear();
    var answers = new LinkedHashMap<String, Future<JsonNode>>();
    all().forEach(frame -> answers.put(frame, tab.callFunction(frame, PageScripts.NOW, List.of())));
    var until = System.nanoTime() + QUICK.toNanos();
    answers.forEach((frame, answer) -> take(frame, answer, until));
    return top().isPresent();
  }

  Optional<FrameReading> top() {
    return Optional.ofNullable(readings.get(tab.id()));
  }

  /** Whether every frame that is watched has settled. */
  boolean allSettled() {
    return rounds.keySet().stream()
        .allMatch(frame -> readings.containsKey(frame) && readings.get(frame).settled());
  }

  /** The top frame, and the one that the login form is in, if that is another. */
  List<String> telling() {
    var withForm =
        readings.entrySet().stream()
            .filter(reading -> reading.getValue().form().isPresent())
            .map(Map.Entry::getKey);
    return Stream.concat(Stream.of(tab.id()), withForm).distinct().limit(2).toList();
  }

  /** The frame that shows a login form, rather the top one than another. */
  Optional<String> showingForm() {
    return telling().stream().filter(frame -> showsForm(frame)).findFirst();
  }

  /** Selectors of the iframes that lead to a frame; empty if one of them has none that lasts. */
  Optional<List<String>> pathTo(String frame) {
    return tree.pathTo(frame);
  }

  private boolean showsForm(String frame) {
    return Optional.ofNullable(readings.get(frame))
        .flatMap(FrameReading::form)
        .filter(FormFacts::visible)
        .isPresent();
  }

  /** The facts of all frames, the top one first. */
  List<FrameFacts> facts() {
    return Stream.concat(
            top().stream(),
            readings.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(tab.id()))
                .map(Map.Entry::getValue))
        .map(FrameReading::facts)
        .toList();
  }

  private void ask(String frame, int round, String function, List<Map<String, String>> arguments) {
    owing.add(frame);
    var unused =
        tab.callFunction(frame, function, arguments)
            .whenComplete(
                (result, failure) -> {
                  owing.remove(frame);
                  if (failure == null && result.isTextual()) {
                    tab.tell(new Facts(frame, round, result.asText()));
                  }
                });
  }

  private void take(String frame, Future<JsonNode> answer, long until) {
    try {
      var result = answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (result.isTextual()) {
        readings.put(frame, seen(frame, FrameReading.parse(result.asText())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // A frame that does not answer has no facts; whether that matters is for the caller to say.
    }
  }

  /** What a frame shows can be seen only if the frame can. */
  private FrameReading seen(String frame, FrameReading reading) {
    return reading.showsSomething() && !tree.isVisible(frame) ? reading.hidden() : reading;
  }
}
