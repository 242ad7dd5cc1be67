package dev.fieldtest.griddocker.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/**
 * The least that a fleet's credentials have to be allowed: each {@link Ec2Action} that its
 * fleet.json leads to, for nothing but the fleet's own where EC2 can tell.
 */
record IamPolicy(FleetSpec spec, Region region) {
  private static final String PASS_ROLE = "iam:PassRole";
  private static final String SPOT_ROLE = "iam:CreateServiceLinkedRole";

  /**
   * Something that is allowed.
   *
   * @param conditions keys and values that have to be equal
   */
  private record Statement(
      List<String> actions, List<String> resources, Map<String, ? extends Object> conditions) {
    Map<String, Object> json() {
      var json = new LinkedHashMap<String, Object>();
      json.put("Effect", "Allow");
      json.put("Action", actions);
      json.put("Resource", resources);
      if (!conditions.isEmpty()) {
        json.put("Condition", Map.of("StringEquals", conditions));
      }
      return json;
    }
  }

  /** As IAM reads it. */
  String json() {
    var policy = new LinkedHashMap<String, Object>();
    policy.put("Version", "2012-10-17");
    policy.put("Statement", statements().stream().map(Statement::json).toList());
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(policy);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All that it allows, as "ec2:CreateFleet". */
  List<String> permissions() {
    return statements().stream()
        .flatMap(each -> each.actions().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private List<Statement> statements() {
    var statements = new ArrayList<Statement>();
    var reading = Arrays.stream(Ec2Action.values()).filter(this::isRead).toList();
    statements.add(allow(reading, List.of("*"), Map.of()));
    statements.add(new Statement(List.of(ServiceQuotas.PERMISSION), List.of("*"), Map.of()));
    template(statements);
    statements.add(allow(List.of(Ec2Action.CREATE_FLEET), List.of("*"), Map.of()));
    statements.add(
        allow(List.of(Ec2Action.RUN_INSTANCES), List.of(ec2("instance/*")), requested()));
    statements.add(allow(List.of(Ec2Action.RUN_INSTANCES), parts(), Map.of()));
    statements.add(
        allow(
            List.of(Ec2Action.CREATE_TAGS),
            List.of(ec2("instance/*"), ec2("launch-template/*")),
            Map.of(
                "ec2:CreateAction",
                List.of("CreateFleet", "CreateLaunchTemplate", "RunInstances"))));
    statements.add(
        allow(List.of(Ec2Action.TERMINATE_INSTANCES), List.of(ec2("instance/*")), tagged()));
    roles(statements);
    return statements;
  }

  /** What fleet.json does not name is not looked at. */
  private boolean isRead(Ec2Action action) {
    return switch (action) {
      case DESCRIBE_IMAGES -> spec.base() instanceof FleetSpec.Image;
      case DESCRIBE_SUBNETS -> !spec.subnets().isEmpty();
      case DESCRIBE_SECURITY_GROUPS -> !spec.securityGroups().isEmpty();
      case DESCRIBE_SPOT_PRICE_HISTORY -> spec.spotShare() > 0;
      default -> action.isReading();
    };
  }

  private void template(List<Statement> statements) {
    if (spec.base() instanceof FleetSpec.Template named) {
      var users = List.of(ec2("launch-template/" + (named.isId() ? named.template() : "*")));
      statements.add(
          allow(
              List.of(
                  Ec2Action.CREATE_LAUNCH_TEMPLATE_VERSION,
                  Ec2Action.DELETE_LAUNCH_TEMPLATE_VERSIONS,
                  Ec2Action.CREATE_TAGS),
              users,
              Map.of()));
      return;
    }
    var own = List.of(ec2("launch-template/*"));
    statements.add(allow(List.of(Ec2Action.CREATE_LAUNCH_TEMPLATE), own, requested()));
    statements.add(
        allow(
            List.of(
                Ec2Action.CREATE_LAUNCH_TEMPLATE_VERSION,
                Ec2Action.DELETE_LAUNCH_TEMPLATE,
                Ec2Action.CREATE_TAGS),
            own,
            tagged()));
  }

  private void roles(List<Statement> statements) {
    spec.instanceProfile()
        .map(profile -> profile.substring(profile.lastIndexOf('/') + 1))
        .ifPresent(
            name ->
                statements.add(
                    new Statement(
                        List.of(PASS_ROLE),
                        List.of("arn:" + partition() + ":iam::*:role/" + name),
                        Map.of("iam:PassedToService", "ec2.amazonaws.com"))));
    if (spec.spotShare() > 0) {
      statements.add(
          new Statement(
              List.of(SPOT_ROLE),
              List.of(
                  "arn:"
                      + partition()
                      + ":iam::*:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot"),
              Map.of("iam:AWSServiceName", "spot.amazonaws.com")));
    }
  }

  /** What machines are made of. */
  private List<String> parts() {
    var image = spec.base() instanceof FleetSpec.Image own ? own.ami() : "*";
    var fixed =
        Stream.of(
                "launch-template/*",
                "network-interface/*",
                "volume/*",
                "key-pair/*",
                "snapshot/*",
                "spot-instances-request/*")
            .map(this::ec2);
    return Stream.of(
            Stream.of("arn:" + partition() + ":ec2:" + region.id() + "::image/" + image),
            each("subnet", spec.subnets()),
            each("security-group", spec.securityGroups()),
            fixed)
        .flatMap(parts -> parts)
        .toList();
  }

  private Stream<String> each(String kind, List<String> ids) {
    return (ids.isEmpty() ? List.of("*") : ids).stream().map(id -> ec2(kind + "/" + id));
  }

  private static Statement allow(
      List<Ec2Action> actions, List<String> resources, Map<String, ? extends Object> conditions) {
    return new Statement(
        actions.stream().map(Ec2Action::permission).toList(), resources, conditions);
  }

  private Map<String, String> requested() {
    return Map.of("aws:RequestTag/" + Tags.FLEET, spec.name());
  }

  private Map<String, String> tagged() {
    return Map.of("aws:ResourceTag/" + Tags.FLEET, spec.name());
  }

  private String ec2(String resource) {
    return "arn:" + partition() + ":ec2:" + region.id() + ":*:" + resource;
  }

  private String partition() {
    return region.metadata() == null ? "aws" : region.metadata().partition().id();
  }
}
