package dev.fieldtest.griddocker.fleet.bed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Launch templates and what can be done with them. Not thread-safe. */
final class Templates {
  private final Map<String, Template> templates = new LinkedHashMap<>();
  private int made;

  /** A template with its versions, by their numbers. */
  static final class Template {
    final String id;
    final String name;
    final Map<String, String> tags;
    final TreeMap<Integer, Version> versions = new TreeMap<>();

    Template(String id, String name, Map<String, String> tags) {
      this.id = id;
      this.name = name;
      this.tags = tags;
    }

    private int add(String description, Map<String, String> data) {
      var number = versions.isEmpty() ? 1 : versions.lastKey() + 1;
      versions.put(number, new Version(number, description, Instant.now(), data));
      return number;
    }
  }

  /** What a template says; the data by the query protocol's names. */
  record Version(int number, String description, Instant made, Map<String, String> data) {}

  List<Template> all() {
    return List.copyOf(templates.values());
  }

  /** Makes one, as a user would. */
  Template make(
      String name, Map<String, String> tags, String description, Map<String, String> data) {
    if (templates.values().stream().anyMatch(each -> each.name.equals(name))) {
      throw new Refusal(
          "InvalidLaunchTemplateName.AlreadyExistsException",
          "Launch template name already in use.");
    }
    var template = new Template("lt-%017d".formatted(++made), name, new TreeMap<>(tags));
    template.add(description, checked(data));
    templates.put(template.id, template);
    return template;
  }

  private static Map<String, String> checked(Map<String, String> data) {
    if (data.containsKey("UserData") && data.get("UserData").length() > 4 * 16384 / 3) {
      throw new Refusal("InvalidUserData.Malformed", "User data is limited to 16384 bytes");
    }
    data.keySet().stream()
        .filter(
            name ->
                !name.matches(
                    "ImageId|InstanceType|UserData|InstanceInitiatedShutdownBehavior|MetadataOptions\\.(HttpTokens|HttpPutResponseHopLimit|HttpEndpoint)|SecurityGroupId\\.\\d+|IamInstanceProfile\\.(Name|Arn)|KeyName"))
        .findFirst()
        .ifPresent(
            name -> {
              throw new Refusal(
                  "UnknownParameter",
                  "The parameter LaunchTemplateData." + name + " is not recognized");
            });
    return data;
  }

  Template find(Query query) {
    var id = query.text("LaunchTemplateId");
    var name = query.text("LaunchTemplateName");
    return templates.values().stream()
        .filter(
            each ->
                id.map(each.id::equals).orElseGet(() -> name.map(each.name::equals).orElse(false)))
        .findFirst()
        .orElseThrow(
            () ->
                id.isPresent()
                    ? new Refusal(
                        "InvalidLaunchTemplateId.NotFound",
                        "The specified launch template, with template ID "
                            + id.get()
                            + ", does not exist.")
                    : new Refusal(
                        "InvalidLaunchTemplateName.NotFoundException",
                        "The specified launch template, with template name "
                            + name.orElse("")
                            + ", does not exist."));
  }

  /** The data of the version that a launch names. */
  Version version(Query query) {
    var template = find(query);
    var named = query.text("Version").orElse("$Default");
    var number =
        named.equals("$Default")
            ? template.versions.firstKey()
            : named.equals("$Latest") ? template.versions.lastKey() : Integer.parseInt(named);
    if (!template.versions.containsKey(number)) {
      throw new Refusal(
          "InvalidLaunchTemplateId.VersionNotFound",
          "Could not find the specified version "
              + named
              + " for the launch template with ID "
              + template.id
              + ".");
    }
    return template.versions.get(number);
  }

  String create(Query query) {
    var tags =
        query.parts("TagSpecification").stream()
            .flatMap(each -> Machines.tags(each, "launch-template").entrySet().stream());
    query.text("ClientToken");
    var template =
        make(
            query.required("LaunchTemplateName"),
            tags.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
            query.text("VersionDescription").orElse(""),
            query.part("LaunchTemplateData").all());
    return Xml.in("launchTemplate", xml(template));
  }

  String createVersion(Query query) {
    var template = find(query);
    query.text("ClientToken");
    var data = new TreeMap<String, String>();
    query
        .text("SourceVersion")
        .ifPresent(source -> data.putAll(template.versions.get(Integer.parseInt(source)).data()));
    data.putAll(checked(query.part("LaunchTemplateData").all()));
    var number = template.add(query.text("VersionDescription").orElse(""), data);
    return Xml.in("launchTemplateVersion", xml(template, template.versions.get(number)));
  }

  String delete(Query query) {
    var template = find(query);
    templates.remove(template.id);
    return Xml.in("launchTemplate", xml(template));
  }

  String deleteVersions(Query query) {
    var template = find(query);
    var deleted = new ArrayList<String>();
    for (var number : query.texts("LaunchTemplateVersion")) {
      template.versions.remove(Integer.parseInt(number));
      deleted.add(number);
    }
    return Xml.set(
        "successfullyDeletedLaunchTemplateVersionSet",
        deleted,
        number -> Xml.tag("versionNumber", number));
  }

  String describe(Query query) {
    var ids = query.texts("LaunchTemplateId");
    var filters = Filters.of(query, Set.of("launch-template-name"));
    ids.forEach(id -> find(Query.parse("LaunchTemplateId=" + id)));
    var shown =
        all().stream()
            .filter(
                each -> (ids.isEmpty() || ids.contains(each.id)) && filters.pass(name -> each.name))
            .toList();
    return Xml.set("launchTemplates", shown, Templates::xml);
  }

  String describeVersions(Query query, Pages pages) {
    var template = find(query);
    return pages.of(
        query,
        "launchTemplateVersionSet",
        List.copyOf(template.versions.descendingMap().values()),
        version -> xml(template, version));
  }

  private static String xml(Template template) {
    return Xml.tag("launchTemplateId", template.id)
        + Xml.tag("launchTemplateName", template.name)
        + Xml.tag("defaultVersionNumber", template.versions.firstKey())
        + Xml.tag("latestVersionNumber", template.versions.lastKey())
        + Xml.tags(template.tags);
  }

  private static String xml(Template template, Version version) {
    return Xml.tag("launchTemplateId", template.id)
        + Xml.tag("launchTemplateName", template.name)
        + Xml.tag("versionNumber", version.number())
        + Xml.tag("versionDescription", version.description())
        + Xml.tag("createTime", version.made())
        + Xml.tag("defaultVersion", version.number() == template.versions.firstKey())
        + Xml.in(
            "launchTemplateData", Xml.tag("imageId", version.data().getOrDefault("ImageId", "")));
  }
}
