package dev.fieldtest.griddocker.fleet.bed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** EC2's actions. One at a time. */
final class Api {
  private final Conditions conditions;
  private final Templates templates;
  private final Machines machines;
  private final Map<String, Function<Query, String>> actions = new TreeMap<>();

  Api(Conditions conditions, Templates templates, Machines machines) {
    this.conditions = conditions;
    this.templates = templates;
    this.machines = machines;
    var fleets = new Fleets(conditions, templates, machines);
    actions.put("CreateFleet", fleets::create);
    actions.put("RunInstances", fleets::run);
    actions.put("DescribeInstances", query -> machines.describe(query, pages()));
    actions.put("DescribeInstanceStatus", query -> machines.statuses(query, pages()));
    actions.put("TerminateInstances", machines::terminate);
    actions.put("CreateTags", this::createTags);
    actions.put("DescribeTags", this::describeTags);
    actions.put("CreateLaunchTemplate", this::createTemplate);
    actions.put("CreateLaunchTemplateVersion", templates::createVersion);
    actions.put("DeleteLaunchTemplate", templates::delete);
    actions.put("DeleteLaunchTemplateVersions", templates::deleteVersions);
    actions.put("DescribeLaunchTemplates", templates::describe);
    actions.put(
        "DescribeLaunchTemplateVersions", query -> templates.describeVersions(query, pages()));
    actions.put("DescribeInstanceTypes", query -> Catalogue.types(query, pages()));
    actions.put("DescribeInstanceTypeOfferings", query -> Catalogue.offerings(query, pages()));
    actions.put("DescribeSpotPriceHistory", query -> Catalogue.prices(query, pages()));
    actions.put("DescribeImages", Catalogue::images);
    actions.put("DescribeSubnets", Catalogue::subnets);
    actions.put("DescribeSecurityGroups", Catalogue::groups);
    actions.put("AssumeRole", Api::assumeRole);
  }

  private Pages pages() {
    return new Pages(conditions.pageSize());
  }

  synchronized String answer(String action, Query query) {
    if (!actions.containsKey(action)) {
      throw new Refusal(
          "InvalidAction", "The action " + action + " is not valid for this web service.");
    }
    conditions.require("ec2:" + action);
    return actions.get(action).apply(query);
  }

  /** The one action that is not EC2's but STS's. */
  private static String assumeRole(Query query) {
    query.required("RoleSessionName");
    var keys =
        Xml.tag("AccessKeyId", "ASIAIOSFODNN7" + query.required("RoleArn").hashCode())
            + Xml.tag("SecretAccessKey", "not-a-real-key")
            + Xml.tag("SessionToken", "not-a-real-token")
            + Xml.tag("Expiration", Instant.now().plusSeconds(3600));
    return Xml.in("AssumeRoleResult", Xml.in("Credentials", keys));
  }

  private String createTemplate(Query query) {
    conditions.require("ec2:CreateTags");
    if (query.flag("DryRun")) {
      throw Fleets.rehearsed();
    }
    return templates.create(query);
  }

  private String createTags(Query query) {
    for (var id : query.texts("ResourceId")) {
      for (var tag : query.parts("Tag")) {
        tags(id).put(tag.required("Key"), tag.required("Value"));
      }
    }
    return Xml.tag("return", true);
  }

  private String describeTags(Query query) {
    var filters = Filters.of(query, Set.of("resource-id", "key"));
    var ids = filters.wanted().getOrDefault("resource-id", List.of());
    var shown =
        ids.stream()
            .filter(this::exists)
            .flatMap(id -> tags(id).entrySet().stream().map(tag -> new Tagged(id, tag)))
            .filter(
                each -> filters.pass(name -> name.equals("key") ? each.tag().getKey() : each.id()))
            .toList();
    return Xml.set("tagSet", shown, Tagged::xml);
  }

  private record Tagged(String id, Map.Entry<String, String> tag) {
    String xml() {
      return Xml.tag("resourceId", id)
          + Xml.tag("key", tag.getKey())
          + Xml.tag("value", tag.getValue());
    }
  }

  private boolean exists(String id) {
    return templates.all().stream().anyMatch(each -> each.id.equals(id))
        || machines.all().stream().anyMatch(each -> each.id().equals(id));
  }

  private Map<String, String> tags(String id) {
    return id.startsWith("lt-")
        ? templates.find(Query.parse("LaunchTemplateId=" + id)).tags
        : machines.find(id).made().tags();
  }

  /** What does not change. */
  private static final class Catalogue {
    static String types(Query query, Pages pages) {
      var types = query.texts("InstanceType").stream().map(Account::type).toList();
      return pages.of(
          query,
          "instanceTypeSet",
          types,
          type ->
              Xml.tag("instanceType", type.name())
                  + Xml.in("vCpuInfo", Xml.tag("defaultVCpus", type.cpus()))
                  + Xml.in("memoryInfo", Xml.tag("sizeInMiB", type.memoryMib())));
    }

    static String offerings(Query query, Pages pages) {
      if (!query.required("LocationType").equals("availability-zone")) {
        throw new Refusal("InvalidParameterValue", "LocationType");
      }
      var filters = Filters.of(query, Set.of("instance-type"));
      var offered =
          Account.TYPES.stream().filter(type -> filters.pass(name -> type.name())).toList();
      return pages.of(
          query,
          "instanceTypeOfferingSet",
          offered,
          type ->
              Xml.tag("instanceType", type.name())
                  + Xml.tag("locationType", "availability-zone")
                  + Xml.tag("location", Account.ZONE_A));
    }

    static String prices(Query query, Pages pages) {
      var names = query.texts("InstanceType");
      query.texts("ProductDescription");
      query.text("StartTime");
      var priced = Account.TYPES.stream().filter(type -> names.contains(type.name())).toList();
      return pages.of(
          query,
          "spotPriceHistorySet",
          priced,
          type ->
              Xml.tag("instanceType", type.name())
                  + Xml.tag("productDescription", "Linux/UNIX")
                  + Xml.tag("spotPrice", type.spotUsd())
                  + Xml.tag("availabilityZone", Account.ZONE_A));
    }

    static String images(Query query) {
      query.texts("ImageId").forEach(Account::requireImage);
      return Xml.set(
          "imagesSet",
          query.texts("ImageId"),
          id ->
              Xml.tag("imageId", id)
                  + Xml.tag("imageState", "available")
                  + Xml.tag("architecture", "x86_64"));
    }

    static String subnets(Query query) {
      return Xml.set(
          "subnetSet",
          query.texts("SubnetId"),
          id ->
              Xml.tag("subnetId", id)
                  + Xml.tag("availabilityZone", Account.zone(id))
                  + Xml.tag("availableIpAddressCount", 250)
                  + Xml.tag("state", "available"));
    }

    static String groups(Query query) {
      List<String> ids = query.texts("GroupId");
      ids.forEach(Account::requireGroup);
      return Xml.set("securityGroupInfo", ids, id -> Xml.tag("groupId", id));
    }
  }
}
