package dev.fieldtest.runnercli.ci;

import dev.fieldtest.runnercli.ci.DeclarativePipeline.Call;
import groovy.lang.Closure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Agents of a CI service that are folders on this machine. */
final class LocalAgents implements DeclarativePipeline.Steps {
  /** Runs a line in a folder, and returns its exit code. */
  @FunctionalInterface
  interface Shell {
    int run(String line, Path folder, Map<String, String> environment) throws Exception;
  }

  private final Path root;
  private final Path sources;
  private final Shell shell;
  private final List<String> lines = new ArrayList<>();
  private final Map<String, String> published = new TreeMap<>();
  private Path workspace;
  private int agents;

  /**
   * @param root where all that they have is
   * @param sources what is checked out
   */
  LocalAgents(Path root, Path sources, Shell shell) {
    this.root = root;
    this.sources = sources;
    this.shell = shell;
    this.workspace = root;
  }

  /** The lines that were run. */
  List<String> lines() {
    return lines;
  }

  /** What was published, as its path in the archive, by the step that did. */
  Map<String, String> published() {
    return published;
  }

  /** Where archived files go, and where those of an earlier build come from. */
  Path archive() {
    return root.resolve("archive");
  }

  /** Folders of agents that were not cleaned. */
  List<Path> leftovers() throws IOException {
    try (var entries = Files.list(root)) {
      return entries.filter(each -> each.getFileName().toString().startsWith("agent")).toList();
    }
  }

  @Override
  public void enterAgent() {
    workspace = root.resolve("agent" + ++agents);
    copy(sources, workspace);
  }

  @Override
  public void leaveAgent() {
    workspace = root;
  }

  private Object node(Closure<?> body) throws IOException {
    workspace = Files.createDirectories(root.resolve("agent" + ++agents));
    try {
      return body.call();
    } finally {
      leaveAgent();
    }
  }

  @Override
  public Object step(Call call, Map<String, String> environment) {
    try {
      return switch (call.name()) {
        case "node" -> node(call.body().orElseThrow());
        case "parallel" -> parallel(call.named().values());
        case "catchError" -> catchError(call);
        case "checkout" -> copy(sources, workspace);
        case "sh" -> sh(call, environment);
        case "fileExists" -> Files.exists(workspace.resolve(call.text("file")));
        case "stash" ->
            copy(folder(call.text("includes")), root.resolve("stash").resolve(call.text("name")));
        case "unstash" -> unstash(call.text("name"));
        case "copyArtifacts" -> copyArtifacts(call);
        case "lastSuccessful" -> call.named();
        case "deleteDir" -> delete(workspace);
        case "junit" -> publish(call.name(), call.text("testResults"));
        case "allure" -> publish(call.name(), path(((List<?>) call.named().get("results")).get(0)));
        case "publishHTML" -> publish(call.name(), html((Map<?, ?>) call.named().get("target")));
        case "archiveArtifacts" ->
            copy(
                folder(call.text("artifacts")),
                archive().resolve(folder(call.text("artifacts")).getFileName()));
        default -> throw new AssertionError("no such step: " + call.name());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One after the other; if any fails, all fail once the others have ended. */
  private static Object parallel(Collection<?> branches) {
    var failures = new ArrayList<RuntimeException>();
    for (var branch : branches) {
      try {
        ((Closure<?>) branch).call();
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    failures.stream()
        .findFirst()
        .ifPresent(
            first -> {
              throw first;
            });
    return null;
  }

  /** Goes on after a failure, but not after a mistake in the file. Ours keep the result. */
  private static Object catchError(Call call) {
    if (!"SUCCESS".equals(call.named().get("buildResult"))) {
      throw new AssertionError("would change the build's result: " + call.named());
    }
    try {
      return call.body().orElseThrow().call();
    } catch (RuntimeException e) {
      return null;
    }
  }

  private Object unstash(String name) {
    var stashed = root.resolve("stash").resolve(name);
    if (!Files.isDirectory(stashed)) {
      throw new IllegalStateException("No such saved stash '" + name + "'");
    }
    return copy(stashed, workspace.resolve(name));
  }

  private Object sh(Call call, Map<String, String> environment) {
    var line = call.text("script");
    lines.add(line);
    try {
      var status = shell.run(line, workspace, environment);
      if (call.is("returnStatus")) {
        return status;
      }
      if (status != 0) {
        throw new IllegalStateException("exit " + status + ": " + line);
      }
      return null;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Object copyArtifacts(Call call) throws IOException {
    var file = archive().resolve(call.text("filter"));
    if (Files.exists(file)) {
      var target = Files.createDirectories(workspace.resolve(call.text("target")));
      Files.copy(file, target.resolve(file.getFileName()));
    } else if (!call.is("optional")) {
      throw new IllegalStateException("no earlier build has " + file);
    }
    return null;
  }

  private Object publish(String step, String path) {
    if (Files.exists(workspace.resolve(path))) {
      published.put(step, path);
    }
    return null;
  }

  private static String path(Object map) {
    return String.valueOf(((Map<?, ?>) map).get("path"));
  }

  private static String html(Map<?, ?> target) {
    return target.get("reportDir") + "/" + target.get("reportFiles");
  }

  private Path folder(String pattern) {
    return workspace.resolve(pattern.replace("/**", ""));
  }

  /** Copies a folder's content; a folder that is not there has none. */
  private static Object copy(Path from, Path to) {
    try {
      Files.createDirectories(to);
      if (!Files.isDirectory(from)) {
        return null;
      }
      var copying = new ProcessBuilder("cp", "-a", from + "/.", to.toString()).start();
      if (!copying.waitFor(60, TimeUnit.SECONDS) || copying.exitValue() != 0) {
        throw new IllegalStateException("can not copy " + from);
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    return null;
  }
}
