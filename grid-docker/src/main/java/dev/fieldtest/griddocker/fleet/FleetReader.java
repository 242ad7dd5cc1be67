package dev.fieldtest.griddocker.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.fieldtest.extensionundertest.JsonProblems;
import dev.fieldtest.extensionundertest.LocatedJson;
import dev.fieldtest.griddocker.fleet.FleetFields.Form;
import dev.fieldtest.griddocker.fleet.FleetSpec.Base;
import dev.fieldtest.griddocker.fleet.FleetSpec.Hub;
import dev.fieldtest.griddocker.fleet.FleetSpec.MachineType;
import dev.fieldtest.griddocker.fleet.FleetSpec.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reads a fleet.json and finds all that is wrong with it. */
final class FleetReader {
  private static final String[] FIELDS = {
    "schemaVersion",
    "name",
    "region",
    "launchTemplate",
    "ami",
    "instanceTypes",
    "subnets",
    "securityGroups",
    "instanceProfile",
    "spotShare",
    "slotsPerInstance",
    "maxInstances",
    "maxAge",
    "registerWithin",
    "hub",
    "nodeImage",
    "secret",
    "tags"
  };
  private static final int MAX_INSTANCES = 20;
  private static final Duration MAX_AGE = Duration.ofHours(4);
  private static final Duration REGISTER_WITHIN = Duration.ofMinutes(5);
  private static final double HIGHEST_PRICE = 1000;

  private final FleetFields file;

  private FleetReader(FleetFields file) {
    this.file = file;
  }

  static FleetSpec read(Path path) {
    try {
      var json = LocatedJson.read(Files.readString(path));
      var problems = new JsonProblems(path.toString(), json);
      problems.refuseDuplicates();
      var file = new FleetFields("", json.root(), problems);
      var spec =
          isOurs(file) ? Optional.of(new FleetReader(file).spec()) : Optional.<FleetSpec>empty();
      return spec.filter(read -> problems.lines().isEmpty())
          .orElseThrow(() -> new MalformedFleetException(problems.lines()));
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw bad(path + ":" + line + ": is not JSON (" + e.getOriginalMessage() + "); correct it");
    } catch (IOException e) {
      throw bad(
          path
              + ": can not be read ("
              + e.getClass().getSimpleName()
              + "); name a file that is there");
    }
  }

  private static MalformedFleetException bad(String line) {
    return new MalformedFleetException(List.of(line.replaceAll("\\p{Cntrl}+", " ")));
  }

  /** Nothing else is looked at in a file whose format is not known. */
  private static boolean isOurs(FleetFields file) {
    var version = file.object().path("schemaVersion");
    var known = FleetSpec.SCHEMA_VERSION;
    if (!file.object().isObject()) {
      file.add("", "is no JSON object", "write it as {...}");
    } else if (version.isMissingNode()) {
      file.add("schemaVersion", "is missing", "add \"schemaVersion\": " + known);
    } else if (version.isIntegralNumber() && version.asLong() > known) {
      file.add(
          "schemaVersion",
          version + " is newer than what this Fieldtest knows, " + known,
          "update Fieldtest");
    } else if (!version.isInt() || version.intValue() != known) {
      file.add("schemaVersion", version + " is no version", "write " + known);
    } else {
      return true;
    }
    return false;
  }

  private FleetSpec spec() {
    var unused = file.closed(FIELDS);
    return new FleetSpec(
        file.required("name", Form.NAME),
        file.text("region", Form.REGION),
        base(),
        types(),
        file.texts("subnets", Form.SUBNET),
        file.texts("securityGroups", Form.GROUP),
        file.text("instanceProfile", Form.PROFILE),
        file.number("spotShare", 1, 1),
        file.count("slotsPerInstance"),
        file.count("maxInstances").orElse(MAX_INSTANCES),
        file.duration("maxAge", MAX_AGE),
        file.duration("registerWithin", REGISTER_WITHIN),
        hub(),
        file.text("nodeImage", Form.IMAGE),
        secret(),
        tags());
  }

  private Base base() {
    if (file.has("ami") == file.has("launchTemplate")) {
      var both = file.has("ami");
      file.add(
          "ami",
          both ? "is there beside launchTemplate" : "is missing",
          both ? "keep one" : "name an image, or a launchTemplate");
    }
    return file.object("launchTemplate", "id", "name", "version")
        .map(FleetReader::template)
        .orElseGet(() -> new FleetSpec.Image(file.text("ami", Form.AMI).orElse("")));
  }

  private static Base template(FleetFields fields) {
    if (fields.has("id") == fields.has("name")) {
      fields.add("", "does not name one template", "give it an \"id\" or a \"name\"");
    }
    var name = fields.text("id", Form.TEMPLATE).or(() -> fields.text("name", Form.ANY)).orElse("");
    return new FleetSpec.Template(name, fields.text("version", Form.VERSION).orElse("$Default"));
  }

  private List<MachineType> types() {
    var types = file.elements("instanceTypes").stream().map(FleetReader::type).toList();
    if (types.isEmpty()) {
      file.add(
          "instanceTypes",
          file.has("instanceTypes") ? "is empty" : "is missing",
          "list what may be launched, as [\"c7i.2xlarge\", \"m7i.2xlarge\"]");
    }
    if (types.stream().map(MachineType::type).distinct().count() < types.size()) {
      file.add("instanceTypes", "names a type twice", "keep one");
    }
    return types;
  }

  private static MachineType type(FleetFields each) {
    if (each.object().isTextual()) {
      return new MachineType(
          each.text(each.path(), each.object(), Form.TYPE),
          OptionalDouble.empty(),
          OptionalInt.empty());
    }
    var fields = each.closed("type", "usdPerHour", "slots");
    var price = fields.number("usdPerHour", HIGHEST_PRICE, 0);
    return new MachineType(
        fields.required("type", Form.TYPE),
        price > 0 ? OptionalDouble.of(price) : OptionalDouble.empty(),
        fields.count("slots"));
  }

  private Optional<Hub> hub() {
    if (file.object().path("hub").isTextual()) {
      return file.text("hub", Form.HOST)
          .map(host -> new Hub(host, Hub.PUBLISH_PORT, Hub.SUBSCRIBE_PORT));
    }
    return file.object("hub", "host", "publishPort", "subscribePort")
        .map(
            fields ->
                new Hub(
                    fields.required("host", Form.HOST),
                    fields.count("publishPort").orElse(Hub.PUBLISH_PORT),
                    fields.count("subscribePort").orElse(Hub.SUBSCRIBE_PORT)));
  }

  private Optional<Secret> secret() {
    return file.object("secret", "env", "ssm").map(this::secret);
  }

  private Secret secret(FleetFields fields) {
    if (fields.has("env") == fields.has("ssm")) {
      fields.add(
          "", "does not name one place", "write {\"env\": \"NAME\"} or {\"ssm\": \"/path\"}");
    }
    if (fields.has("ssm") && !file.has("instanceProfile")) {
      fields.add(
          "ssm",
          "can not be read by a machine without rights",
          "name an instanceProfile that allows ssm:GetParameter on it, or use \"env\"");
    }
    return fields
        .text("ssm", Form.PARAMETER)
        .<Secret>map(FleetSpec.Parameter::new)
        .orElseGet(() -> new FleetSpec.Variable(fields.text("env", Form.VARIABLE).orElse("")));
  }

  private Map<String, String> tags() {
    var tags = new TreeMap<String, String>();
    var fields = new FleetFields("tags", file.object().path("tags"), file.problems());
    if (file.has("tags") && !fields.object().isObject()) {
      file.add("tags", fields.object() + " is no JSON object", "write it as {\"team\": \"login\"}");
    }
    fields.object().fieldNames().forEachRemaining(name -> tags.put(name, tag(fields, name)));
    return tags;
  }

  private static String tag(FleetFields fields, String name) {
    if (name.startsWith("fieldtest:") || name.startsWith("aws:") || name.equals("Name")) {
      fields.add(name, "is a name that is taken", "choose another");
    }
    return fields.text(name, Form.ANY).orElse("");
  }
}
