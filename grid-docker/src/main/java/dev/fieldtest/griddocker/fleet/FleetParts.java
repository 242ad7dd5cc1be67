package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.FleetFields.Form;
import dev.fieldtest.griddocker.fleet.FleetSpec.Base;
import dev.fieldtest.griddocker.fleet.FleetSpec.Hub;
import dev.fieldtest.griddocker.fleet.FleetSpec.MachineType;
import dev.fieldtest.griddocker.fleet.FleetSpec.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * Those fields of a fleet.json that are more than a plain value. Not thread-safe.
 *
 * @param file all of it
 */
record FleetParts(FleetFields file) {
  private static final double HIGHEST_PRICE = 1000;

  Base base() {
    if (file.has("ami") == file.has("launchTemplate")) {
      var both = file.has("ami");
      file.add(
          "ami",
          both ? "is there beside launchTemplate" : "is missing",
          both ? "keep one" : "name an image, or a launchTemplate");
    }
    return file.object("launchTemplate", "id", "name", "version")
        .map(FleetParts::template)
        .orElseGet(() -> new FleetSpec.Image(file.text("ami", Form.AMI).orElse("")));
  }

  private static Base template(FleetFields fields) {
    if (fields.has("id") == fields.has("name")) {
      fields.add("", "does not name one template", "give it an \"id\" or a \"name\"");
    }
    var name = fields.text("id", Form.TEMPLATE).or(() -> fields.text("name", Form.ANY)).orElse("");
    return new FleetSpec.Template(name, fields.text("version", Form.VERSION).orElse("$Default"));
  }

  List<MachineType> types() {
    var types = file.elements("instanceTypes").stream().map(FleetParts::type).toList();
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

  Optional<Hub> hub() {
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

  Optional<Secret> secret() {
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

  Map<String, String> tags() {
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
