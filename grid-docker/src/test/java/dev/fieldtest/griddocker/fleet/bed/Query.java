package dev.fieldtest.griddocker.fleet.bed;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A request in EC2's query protocol: flat names, as {@code Filter.1.Value.2}. Remembers what has
 * been read, for EC2 refuses parameters that an action does not have.
 */
final class Query {
  private final Map<String, String> parameters;
  private final String prefix;
  private final Set<String> read;

  private Query(Map<String, String> parameters, String prefix, Set<String> read) {
    this.parameters = parameters;
    this.prefix = prefix;
    this.read = read;
  }

  static Query parse(String body) {
    var parameters = new TreeMap<String, String>();
    for (var pair : body.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return new Query(parameters, "", new HashSet<>(Set.of("Action", "Version")));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  Optional<String> text(String name) {
    read.add(prefix + name);
    return Optional.ofNullable(parameters.get(prefix + name));
  }

  String required(String name) {
    return text(name)
        .orElseThrow(
            () ->
                new Refusal(
                    "MissingParameter", "The request must contain the parameter " + prefix + name));
  }

  int number(String name, int other) {
    return text(name).map(Double::parseDouble).map(Double::intValue).orElse(other);
  }

  boolean flag(String name) {
    return text(name).map(Boolean::parseBoolean).orElse(false);
  }

  /** The values of {@code Name.1}, {@code Name.2} and so on. */
  List<String> texts(String name) {
    return indices(name).map(i -> required(name + "." + i)).toList();
  }

  /** What is below {@code Name.1.}, {@code Name.2.} and so on. */
  List<Query> parts(String name) {
    return indices(name).map(i -> part(name + "." + i)).toList();
  }

  /** What is below a name. */
  Query part(String name) {
    return new Query(parameters, prefix + name + ".", read);
  }

  /** All that is below this one, without its prefix, as it came. */
  Map<String, String> all() {
    var all = new TreeMap<String, String>();
    parameters.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            read.add(name);
            all.put(name.substring(prefix.length()), value);
          }
        });
    return all;
  }

  /** What nobody has read. */
  Set<String> unread() {
    var unread = new TreeSet<>(parameters.keySet());
    unread.removeAll(read);
    return unread;
  }

  private Stream<Integer> indices(String name) {
    var indices = new ArrayList<Integer>();
    var start = prefix + name + ".";
    for (var i = 1; ; i++) {
      var at = start + i;
      if (parameters.keySet().stream()
          .noneMatch(key -> key.equals(at) || key.startsWith(at + "."))) {
        return indices.stream();
      }
      indices.add(i);
    }
  }
}
