package dev.fieldtest.runnercli.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Values of options that the command line does not give: {@code FIELDTEST_CHUNK_SIZE} in the
 * environment for {@code --chunk-size}, else {@code chunk-size} in the file that {@code --config}
 * names.
 */
final class Defaults implements IDefaultValueProvider {
  private final Map<String, String> environment;
  private final List<String> arguments;

  Defaults(Map<String, String> environment, String[] arguments) {
    this.environment = Map.copyOf(environment);
    this.arguments = List.of(arguments);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    var name = name(option);
    return Optional.ofNullable(environment.get(variable(name)))
        .filter(value -> !value.isEmpty())
        .or(() -> name.equals("config") ? Optional.empty() : configured(option))
        .orElse(null);
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^--", "");
  }

  private static String variable(String option) {
    return "FIELDTEST_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private Optional<String> configured(OptionSpec option) {
    return configFile().map(file -> properties(file, option.command()).getProperty(name(option)));
  }

  private Optional<Path> configFile() {
    var at = arguments.indexOf("--config");
    return arguments.stream()
        .filter(argument -> argument.startsWith("--config="))
        .map(argument -> argument.substring("--config=".length()))
        .findFirst()
        .or(
            () ->
                at >= 0 && at + 1 < arguments.size()
                    ? Optional.of(arguments.get(at + 1))
                    : Optional.empty())
        .or(() -> Optional.ofNullable(environment.get("FIELDTEST_CONFIG")))
        .map(Path::of);
  }

  private static Properties properties(Path file, CommandSpec command) {
    var properties = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      var reason = e instanceof NoSuchFileException ? "it does not exist" : e.getMessage();
      throw new ParameterException(
          command.commandLine(),
          "--config "
              + file
              + " can not be read ("
              + reason
              + "); name a file with lines like 'sessions=4'");
    }
    var known = names(command.root()).collect(Collectors.toSet());
    for (var name : properties.stringPropertyNames()) {
      if (!known.contains(name)) {
        throw new ParameterException(
            command.commandLine(),
            file + ": " + name + ": there is no option --" + name + "; remove or correct the line");
      }
    }
    return properties;
  }

  /** The names of all options of a command and those below it. */
  private static Stream<String> names(CommandSpec command) {
    return Stream.concat(
        command.options().stream().map(Defaults::name),
        command.subcommands().values().stream().flatMap(line -> names(line.getCommandSpec())));
  }
}
