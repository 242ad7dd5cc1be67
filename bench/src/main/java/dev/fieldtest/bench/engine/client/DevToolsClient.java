package dev.fieldtest.bench.engine.client;

import dev.fieldtest.bench.engine.client.Assignment.Target;
import dev.fieldtest.bench.engine.client.Visitors.Visitor;
import dev.fieldtest.bench.engine.lab.Await;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tabs of one Chromium, driven by nothing but its DevTools: the limit for what drives tabs. The
 * observer runs in an isolated world.
 */
public final class DevToolsClient {
  private static final String WORLD = "bench";
  private static final Duration START = Duration.ofSeconds(30);
  private static final long TIMEOUT_S = 30;

  private DevToolsClient() {}

  /**
   * Visits the sites of an assignment.
   *
   * @param arguments the name of its file
   */
  public static void main(String[] arguments) throws Exception {
    var assignment = Assignment.read(Path.of(arguments[0]));
    var browser = start(assignment);
    try {
      var tools =
          new DevTools(address(browser, Path.of(assignment.profile(), "DevToolsActivePort")));
      Visitors.visitAll(assignment, () -> new Tab(tools, assignment));
      tools.call("", "Browser.close", Map.of());
      browser.waitFor();
    } finally {
      browser.destroyForcibly();
    }
  }

  private static Process start(Assignment assignment) throws IOException {
    var command = new ArrayList<>(List.of(assignment.chrome()));
    command.addAll(assignment.flags());
    command.add("--load-extension=" + assignment.extension());
    command.add("--user-data-dir=" + assignment.profile());
    command.add("--remote-debugging-port=0");
    command.add("about:blank");
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static URI address(Process browser, Path file) throws Exception {
    return Await.found(browser, START, () -> address(file))
        .orElseThrow(() -> new TimeoutException("the browser does not start"));
  }

  /** The browser writes port and path into a file once it listens. */
  private static Optional<URI> address(Path file) throws IOException {
    var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
    return lines.size() == 2
        ? Optional.of(URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)))
        : Optional.empty();
  }

  private static final class Tab implements Visitor {
    private final DevTools tools;
    private final Assignment assignment;
    private final String session;
    private final LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();

    Tab(DevTools tools, Assignment assignment) throws Exception {
      this.tools = tools;
      this.assignment = assignment;
      var created =
          tools.call("", "Target.createTarget", Map.of("url", "about:blank", "background", true));
      var target = created.path("targetId").asText();
      session =
          tools
              .call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
              .path("sessionId")
              .asText();
      tools.on(session, events::add);
      tools.call(session, "Page.enable", Map.of());
      tools.call(session, "Emulation.setFocusEmulationEnabled", Map.of("enabled", true));
      hideWindow();
      tools.call(
          session, "Page.addScriptToEvaluateOnNewDocument", Map.of("source", assignment.hooks()));
      tools.call(
          session,
          "Page.addScriptToEvaluateOnNewDocument",
          Map.of("source", assignment.observer(), "worldName", WORLD));
    }

    /** As Fieldtest does: a window that nobody sees is not drawn. */
    private void hideWindow() throws Exception {
      var window = tools.call(session, "Browser.getWindowForTarget", Map.of()).path("windowId");
      var hidden = Map.of("windowState", "minimized");
      tools.call(
          session, "Browser.setWindowBounds", Map.of("windowId", window.asInt(), "bounds", hidden));
    }

    @Override
    public String visit(Target target) throws Exception {
      events.clear();
      var frame =
          tools
              .call(
                  session,
                  "Page.navigate",
                  Map.of("url", target.url(), "transitionType", assignment.transition()))
              .path("frameId")
              .asText();
      awaitDocument();
      var world =
          tools.call(
              session, "Page.createIsolatedWorld", Map.of("frameId", frame, "worldName", WORLD));
      var answer =
          tools.call(
              session,
              "Runtime.callFunctionOn",
              Map.of(
                  "functionDeclaration", assignment.start(),
                  "executionContextId", world.path("executionContextId").asInt(),
                  "arguments", List.of(value(target.spec()), value("nextFacts"), value("")),
                  "awaitPromise", true,
                  "returnByValue", true));
      return answer.path("result").path("value").asText();
    }

    private void awaitDocument() throws Exception {
      for (var event = ""; !event.equals("Page.domContentEventFired"); ) {
        var next = events.poll(TIMEOUT_S, TimeUnit.SECONDS);
        if (next == null) {
          throw new TimeoutException("no document within " + TIMEOUT_S + " s");
        }
        event = next;
      }
    }

    private static Map<String, String> value(String text) {
      return Map.of("value", text);
    }

    @Override
    public void close() {}
  }
}
