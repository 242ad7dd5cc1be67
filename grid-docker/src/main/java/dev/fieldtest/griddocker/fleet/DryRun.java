package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what a fleet would do, for people. */
record DryRun(FleetSpec spec, UserData userData, IamPolicy policy, MachineSizes sizes) {
  /**
   * In many lines, without secrets. What EC2 does not tell is said to be unknown.
   *
   * @param decide what to do first, by the sizes of machines
   */
  String text(Function<List<Instance.Size>, ScalingDecision> decide) {
    try {
      var all = sizes.all();
      return text(decide.apply(all), all);
    } catch (GridException e) {
      var types =
          spec.instanceTypes().stream()
              .map(FleetSpec.MachineType::type)
              .collect(Collectors.joining(", "));
      return String.join(
          "\n",
          "Fleet '"
              + spec.name()
              + "' would launch some of "
              + types
              + "; how many is not known: "
              + e.getMessage(),
          "",
          policyText());
    }
  }

  private String text(ScalingDecision decision, List<Instance.Size> all) {
    var lines =
        Stream.of(
            launched(decision, all.get(0)),
            all.stream()
                .map(
                    size ->
                        "  %s: %d slots, %s"
                            .formatted(size.type(), size.slots(), price(size.usdPerHour()))),
            Stream.of(
                "  subnets: " + named(spec.subnets(), "the account's default ones"),
                "  security groups: "
                    + named(spec.securityGroups(), "the default one, or the template's"),
                "  from " + base(),
                "  hub: "
                    + userData.hub().host()
                    + ", ports "
                    + userData.hub().publishPort()
                    + " and "
                    + userData.hub().subscribePort(),
                "",
                "Each would run:",
                "",
                userData.masked().script(all),
                policyText()));
    return lines.flatMap(each -> each).collect(Collectors.joining("\n"));
  }

  private Stream<String> launched(ScalingDecision decision, Instance.Size size) {
    var fleet = "Fleet '%s' in %s would launch ".formatted(spec.name(), userData.region());
    if (decision.hopeless().isPresent()) {
      return Stream.of(fleet + "nothing: " + decision.hopeless().get());
    }
    var count = Ec2Fleet.machines(decision.launchSlots(), List.of(size));
    var spot = (int) Math.round(count * spec.spotShare());
    return Stream.of(
        fleet
            + "%d %s (%d spot, %d on demand; at most %d by maxInstances), about %s:"
                .formatted(
                    count,
                    count == 1 ? "machine" : "machines",
                    spot,
                    count - spot,
                    spec.maxInstances(),
                    price(count * size.usdPerHour())),
        "  " + decision.why());
  }

  private String policyText() {
    var own = Stream.of("The credentials need this IAM policy:", "", policy.json());
    var machine =
        spec.secret().orElse(null) instanceof FleetSpec.Parameter parameter
            ? Stream.of(
                "",
                "The machines' instance profile needs ssm:GetParameter on "
                    + parameter.path()
                    + ", and nothing else.")
            : Stream.<String>empty();
    var role =
        spec.instanceProfile().isPresent()
            ? Stream.of(
                "",
                "iam:PassRole names the role as the instance profile is named; correct it if yours"
                    + " is named otherwise.")
            : spec.base() instanceof FleetSpec.Template
                ? Stream.of(
                    "",
                    "If the launch template names an instance profile, they also need iam:PassRole"
                        + " on its role.")
                : Stream.<String>empty();
    return Stream.of(own, role, machine).flatMap(each -> each).collect(Collectors.joining("\n"));
  }

  private String base() {
    return spec.base() instanceof FleetSpec.Template named
        ? "launch template " + named.template() + ", version " + named.version()
        : "image " + ((FleetSpec.Image) spec.base()).ami();
  }

  private static String named(List<String> ids, String other) {
    return ids.isEmpty() ? other : String.join(", ", ids);
  }

  private static String price(double usd) {
    return usd == 0
        ? "an unknown price (add usdPerHour)"
        : String.format(Locale.ROOT, "%.4f USD an hour", usd);
  }
}
