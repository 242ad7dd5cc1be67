package dev.fieldtest.griddocker.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fieldtest.extensionundertest.JsonProblems;
import dev.fieldtest.extensionundertest.LocatedJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The fields of one object of a fleet.json. What is wrong is noted, and reading goes on with
 * something harmless. Not thread-safe.
 *
 * @param path the object's; empty for the file's own
 */
record FleetFields(String path, JsonNode object, JsonProblems problems) {
  private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,5})(s|m|h)");

  /** What a text has to look like. */
  enum Form {
    NAME("[a-z0-9][a-z0-9-]{0,39}", "write lower case letters, digits and hyphens, at most 40"),
    REGION("[a-z]{2}(-[a-z]+)+-\\d", "write it as \"eu-central-1\""),
    AMI("ami-[0-9a-z]{6,}", "write it as \"ami-0123456789abcdef0\""),
    TEMPLATE("lt-[0-9a-z]{6,}", "write it as \"lt-0123456789abcdef0\""),
    VERSION("\\d+|\\$Default|\\$Latest", "write a number in quotes, \"$Default\" or \"$Latest\""),
    TYPE("[a-z0-9-]+\\.[a-z0-9-]+", "write it as \"c7i.2xlarge\""),
    SUBNET("subnet-[0-9a-z]{6,}", "write it as \"subnet-0123456789abcdef0\""),
    GROUP("sg-[0-9a-z]{6,}", "write it as \"sg-0123456789abcdef0\""),
    PROFILE("[\\w+=,.@:/-]+", "write the instance profile's name or ARN"),
    HOST("[\\w.-]+", "write a host name or an address, without a port"),
    IMAGE("[\\w./:@-]+", "write it as \"selenium/node-chromium:4.48.0\""),
    VARIABLE("[A-Za-z_]\\w*", "write the name of a variable"),
    PARAMETER("/?[\\w./-]+", "write it as \"/fieldtest/secret\""),
    ANY("[^\\p{Cntrl}]{1,256}", "write at most 256 characters");

    private final Pattern pattern;
    private final String remedy;

    Form(String regex, String remedy) {
      this.pattern = Pattern.compile(regex);
      this.remedy = remedy;
    }
  }

  boolean has(String name) {
    return object.has(name);
  }

  private String at(String name) {
    return LocatedJson.field(path, name);
  }

  /** The text of a field that has to be there. */
  String required(String name, Form form) {
    if (!has(name)) {
      problems.add(at(name), "is missing", form.remedy);
    }
    return text(name, form).orElse("");
  }

  Optional<String> text(String name, Form form) {
    return has(name) ? Optional.of(text(at(name), object.path(name), form)) : Optional.empty();
  }

  String text(String field, JsonNode value, Form form) {
    if (!value.isTextual() || !form.pattern.matcher(value.textValue()).matches()) {
      problems.add(field, value + " does not fit", form.remedy);
    }
    return value.asText();
  }

  List<String> texts(String name, Form form) {
    var texts = new ArrayList<String>();
    elements(name).forEach(each -> texts.add(text(each.path(), each.object(), form)));
    return texts;
  }

  /** The elements of a list, each with its path. */
  List<FleetFields> elements(String name) {
    var list = object.path(name);
    if (has(name) && !list.isArray()) {
      problems.add(at(name), list + " is no list", "write it as [...]");
    }
    var elements = new ArrayList<FleetFields>();
    for (var i = 0; list.isArray() && i < list.size(); i++) {
      elements.add(new FleetFields(at(name) + "[" + i + "]", list.get(i), problems));
    }
    return elements;
  }

  /** An object in this one that has no other fields than those named. */
  Optional<FleetFields> object(String name, String... known) {
    return has(name)
        ? Optional.of(new FleetFields(at(name), object.path(name), problems).closed(known))
        : Optional.empty();
  }

  /** Notes it if this is no object, or has other fields than those named. */
  FleetFields closed(String... known) {
    if (object.isObject()) {
      problems.refuseUnknown(path, object, List.of(known));
    } else {
      problems.add(path, object + " is no JSON object", "write it as {...}");
    }
    return this;
  }

  OptionalInt count(String name) {
    var value = object.path(name);
    if (!has(name)) {
      return OptionalInt.empty();
    }
    if (!value.isInt() || value.intValue() < 1 || value.intValue() > 65535) {
      problems.add(at(name), value + " does not fit", "write a whole number from 1 to 65535");
    }
    return OptionalInt.of(Math.max(1, value.asInt()));
  }

  /** A number that is not negative, or the other if the field is not there. */
  double number(String name, double most, double other) {
    var value = object.path(name);
    if (!has(name)) {
      return other;
    }
    if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > most) {
      problems.add(at(name), value + " does not fit", "write a number from 0 to " + (int) most);
    }
    return value.asDouble();
  }

  Duration duration(String name, Duration other) {
    var value = object.path(name);
    if (!has(name)) {
      return other;
    }
    var matcher = DURATION.matcher(value.isTextual() ? value.textValue() : "");
    if (!matcher.matches()) {
      problems.add(at(name), value + " is no time", "write it as \"90s\", \"5m\" or \"4h\"");
      return other;
    }
    return Duration.parse("PT" + matcher.group(1) + matcher.group(2));
  }

  void add(String name, String what, String remedy) {
    problems.add(name.isEmpty() ? path : at(name), what, remedy);
  }
}
