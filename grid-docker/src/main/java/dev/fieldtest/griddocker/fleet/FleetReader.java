package dev.fieldtest.griddocker.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.fieldtest.extensionundertest.JsonProblems;
import dev.fieldtest.extensionundertest.LocatedJson;
import dev.fieldtest.griddocker.fleet.FleetFields.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
    } catch (NoSuchFileException e) {
      throw bad(path + ": does not exist; name a file that is there");
    } catch (IOException e) {
      throw bad(path + ": can not be read (" + e.getMessage() + "); name a file that can");
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
    var parts = new FleetParts(file);
    return new FleetSpec(
        file.required("name", Form.NAME),
        file.text("region", Form.REGION),
        parts.base(),
        parts.types(),
        file.texts("subnets", Form.SUBNET),
        file.texts("securityGroups", Form.GROUP),
        file.text("instanceProfile", Form.PROFILE),
        file.number("spotShare", 1, 1),
        file.count("slotsPerInstance"),
        file.count("maxInstances").orElse(MAX_INSTANCES),
        file.duration("maxAge", MAX_AGE),
        file.duration("registerWithin", REGISTER_WITHIN),
        parts.hub(),
        file.text("nodeImage", Form.IMAGE),
        parts.secret(),
        parts.tags());
  }
}
