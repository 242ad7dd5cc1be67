package dev.fieldtest.runnercli.ci;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * Reads and runs a Jenkinsfile with the release of Groovy that Jenkins uses. Knows as much of the
 * declarative syntax as ours needs, and refuses all else; what steps do is up to {@link Steps}.
 */
public abstract class DeclarativePipeline extends Script {
  private static final Set<String> CONDITIONS =
      Set.of("always", "success", "failure", "unstable", "aborted", "cleanup");

  /** Which directives and sections may be in which; steps are in those that are not named. */
  private static final Map<String, Set<String>> GRAMMAR =
      Map.of(
          "", Set.of("pipeline"),
          "pipeline", Set.of("agent", "parameters", "options", "environment", "stages", "post"),
          "parameters", Set.of("string", "booleanParam", "choice"),
          "options", Set.of("timeout", "buildDiscarder", "logRotator"),
          "environment", Set.of(),
          "stages", Set.of("stage"),
          "stage", Set.of("agent", "steps", "post"),
          "agent", Set.of("label"),
          "post", CONDITIONS);

  private final Deque<Frame> frames = new ArrayDeque<>(List.of(new Frame("")));
  private final Map<String, Object> params = new HashMap<>();
  private final Map<String, String> environment = new HashMap<>(Map.of("JOB_NAME", "fieldtest"));
  private Steps steps;

  /** A section that is being read. */
  private static final class Frame {
    private final String name;
    private final List<String> seen = new ArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();

    Frame(String name) {
      this.name = name;
    }
  }

  /**
   * Runs a pipeline.
   *
   * @param given values of parameters that are not to have their defaults
   * @throws RuntimeException if the file breaks the syntax, or a step failed
   */
  static DeclarativePipeline run(Path file, Map<String, String> given, Steps steps)
      throws IOException {
    var configuration = new CompilerConfiguration();
    configuration.setScriptBaseClass(DeclarativePipeline.class.getName());
    var shell =
        new GroovyShell(DeclarativePipeline.class.getClassLoader(), new Binding(), configuration);
    var pipeline = (DeclarativePipeline) shell.parse(file.toFile());
    pipeline.steps = steps;
    pipeline.params.putAll(given);
    pipeline.run();
    return pipeline;
  }

  /** What its environment block sets. */
  Map<String, String> environment() {
    return environment;
  }

  @Override
  public Object getProperty(String name) {
    return switch (name) {
      case "params" -> params;
      case "env" -> environment;
      case "scm", "any", "none" -> name;
      default -> super.getProperty(name);
    };
  }

  @Override
  public void setProperty(String name, Object value) {
    if (frames.peek().name.equals("environment")) {
      environment.put(name, value.toString());
    } else {
      super.setProperty(name, value);
    }
  }

  @Override
  public Object invokeMethod(String name, Object arguments) {
    var call = Call.of(name, (Object[]) arguments);
    var inside = GRAMMAR.get(frames.peek().name);
    if (inside == null) {
      return step(call);
    }
    if (!inside.contains(name)) {
      throw new IllegalStateException(
          "'" + name + "' has no place in '" + frames.peek().name + "'");
    }
    return directive(call);
  }

  private Object step(Call call) {
    var isScript = frames.stream().anyMatch(frame -> frame.name.equals("script"));
    if (call.name().equals("script")) {
      return enter(call);
    }
    if (Set.of("node", "parallel").contains(call.name()) && !isScript) {
      throw new IllegalStateException(call.name() + " has to be in script");
    }
    return steps.step(call, environment);
  }

  private Object directive(Call call) {
    var parent = frames.peek();
    if (!parent.name.equals("stages")
        && !parent.name.equals("parameters")
        && parent.seen.contains(call.name())) {
      throw new IllegalStateException("two of '" + call.name() + "' in '" + parent.name + "'");
    }
    parent.seen.add(call.name());
    switch (call.name()) {
      case "string", "booleanParam", "choice" ->
          params.putIfAbsent(call.text("name"), call.named().get("defaultValue"));
      case "steps" -> attempt(parent, () -> enter(call));
      case "success", "failure", "unstable", "aborted" -> {}
      case "stage" -> stage(call);
      case "agent" -> agent(parent, call);
      default -> {
        return call.body().isPresent() ? enter(call) : call.named();
      }
    }
    return null;
  }

  private void agent(Frame parent, Call call) {
    call.body().ifPresent(body -> enter(call));
    if (parent.name.equals("stage")) {
      steps.enterAgent();
    }
  }

  private void stage(Call call) {
    try {
      enter(call);
    } finally {
      steps.leaveAgent();
    }
  }

  /** What comes after a failed step in its stage has to be read all the same. */
  private static void attempt(Frame stage, Runnable steps) {
    try {
      steps.run();
    } catch (RuntimeException e) {
      stage.failure = Optional.of(e);
    }
  }

  private Object enter(Call call) {
    var frame = new Frame(call.name());
    frames.push(frame);
    var result = read(call.body().orElseThrow());
    var needed =
        switch (call.name()) {
          case "pipeline" -> List.of("agent", "stages");
          case "stage" -> List.of("steps");
          default -> List.<String>of();
        };
    if (!frame.seen.containsAll(needed)) {
      throw new IllegalStateException("'" + call.name() + "' needs " + needed);
    }
    frame.failure.ifPresent(
        failure -> {
          throw failure;
        });
    return result;
  }

  private Object read(Closure<?> body) {
    try {
      return body.call();
    } finally {
      frames.pop();
    }
  }

  /** A directive or step, with its arguments and its block. */
  record Call(String name, Map<?, ?> named, List<Object> values, Optional<Closure<?>> body) {
    static Call of(String name, Object[] arguments) {
      var body =
          Stream.of(arguments)
              .filter(Closure.class::isInstance)
              .<Closure<?>>map(each -> (Closure<?>) each)
              .findFirst();
      var values = Stream.of(arguments).filter(each -> !(each instanceof Closure)).toList();
      var named = values.isEmpty() || !(values.get(0) instanceof Map<?, ?> map) ? Map.of() : map;
      return new Call(name, named, values, body);
    }

    /** An argument, or else the only one that has no name. */
    String text(String argument) {
      var value = named.isEmpty() ? values.get(0) : named.get(argument);
      return String.valueOf(value);
    }

    boolean is(String argument) {
      return Boolean.TRUE.equals(named.get(argument));
    }
  }

  /** What runs steps. */
  interface Steps {
    /**
     * Runs one.
     *
     * @param environment of the pipeline
     */
    Object step(Call call, Map<String, String> environment);

    /** Takes an agent, with the sources there. */
    void enterAgent();

    /** Leaves the agent, if there is one. */
    void leaveAgent();
  }
}
