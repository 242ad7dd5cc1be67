package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.FleetCheck.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.InstanceTypeOffering;
import software.amazon.awssdk.services.ec2.model.LocationType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Whether EC2 has what a fleet.json names, and lets it be used. Nothing is launched. */
record FleetChecks(Ec2Connection ec2, FleetSpec spec, IntSupplier machines, MachineSizes sizes) {
  List<FleetCheck> all() {
    return List.of(
        new FleetCheck("credentials", this::credentials),
        new FleetCheck("image", this::image),
        new FleetCheck("subnets", this::subnets),
        new FleetCheck("security groups", this::groups),
        new FleetCheck("instance types", this::types),
        new FleetCheck("quotas", new QuotaCheck(ec2, spec)::find),
        new FleetCheck("permissions", new Rehearsal(ec2, spec)::find));
  }

  private Finding credentials() {
    return Finding.good(
        "accepted in "
            + ec2.region().id()
            + "; the fleet has "
            + machines.getAsInt()
            + " machines now");
  }

  private Finding image() {
    if (!(spec.base() instanceof FleetSpec.Image named)) {
      return Finding.good("that of the launch template");
    }
    var image =
        ec2
            .call(
                Ec2Action.DESCRIBE_IMAGES,
                client -> client.describeImages(ask -> ask.imageIds(named.ami())))
            .images()
            .stream()
            .findFirst();
    return image.map(FleetChecks::image).orElseGet(() -> missing("ami", Set.of(named.ami())));
  }

  private static Finding image(Image image) {
    var found =
        image.imageId() + ", " + image.architectureAsString() + ", " + image.stateAsString();
    return "available".equals(image.stateAsString())
        ? Finding.good(found)
        : Finding.bad(found, "wait until it is available, or name another ami");
  }

  private static Finding missing(String field, Set<String> ids) {
    return Finding.bad(
        "there is no " + String.join(", ", ids), "correct \"" + field + "\" in fleet.json");
  }

  private Finding subnets() {
    var there = foundSubnets();
    var free =
        there.stream()
            .mapToInt(each -> Optional.ofNullable(each.availableIpAddressCount()).orElse(0))
            .sum();
    var gone = without(spec.subnets(), there.stream().map(Subnet::subnetId));
    if (!gone.isEmpty()) {
      return missing("subnets", gone);
    }
    var found =
        spec.subnets().isEmpty()
            ? "the account's default ones"
            : zones(there) + ", " + free + " free addresses";
    return spec.subnets().isEmpty() || free >= spec.maxInstances()
        ? Finding.good(found)
        : Finding.doubtful(found, "maxInstances is " + spec.maxInstances() + "; name more subnets");
  }

  private List<Subnet> foundSubnets() {
    return spec.subnets().isEmpty()
        ? List.of()
        : ec2.call(
                Ec2Action.DESCRIBE_SUBNETS,
                client -> client.describeSubnets(ask -> ask.subnetIds(spec.subnets())))
            .subnets();
  }

  private static Set<String> zones(List<Subnet> subnets) {
    return subnets.stream()
        .map(Subnet::availabilityZone)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> without(List<String> wanted, Stream<String> there) {
    var missing = new TreeSet<>(wanted);
    there.toList().forEach(missing::remove);
    return missing;
  }

  private Finding groups() {
    if (spec.securityGroups().isEmpty()) {
      return Finding.good("the default one, or the template's");
    }
    var there =
        ec2.call(
                Ec2Action.DESCRIBE_SECURITY_GROUPS,
                client -> client.describeSecurityGroups(ask -> ask.groupIds(spec.securityGroups())))
            .securityGroups();
    var gone = without(spec.securityGroups(), there.stream().map(SecurityGroup::groupId));
    return gone.isEmpty()
        ? Finding.good(String.join(", ", spec.securityGroups()))
        : missing("securityGroups", gone);
  }

  private Finding types() {
    var all = sizes.all();
    var zones = zones(foundSubnets());
    var names = all.stream().map(Instance.Size::type).toList();
    var offered =
        ec2
            .call(
                Ec2Action.DESCRIBE_INSTANCE_TYPE_OFFERINGS,
                client ->
                    client
                        .describeInstanceTypeOfferingsPaginator(
                            ask ->
                                ask.locationType(LocationType.AVAILABILITY_ZONE)
                                    .filters(
                                        Filter.builder()
                                            .name("instance-type")
                                            .values(names)
                                            .build()))
                        .instanceTypeOfferings()
                        .stream()
                        .toList())
            .stream()
            .filter(each -> zones.isEmpty() || zones.contains(each.location()))
            .map(InstanceTypeOffering::instanceTypeAsString);
    var gone = without(names, offered);
    var found =
        all.stream()
            .map(each -> each.type() + " (" + each.slots() + " slots)")
            .collect(Collectors.joining(", "));
    if (gone.size() == names.size()) {
      return Finding.bad(
          "none of them is offered in the subnets' zones", "name other instanceTypes or subnets");
    }
    return gone.isEmpty()
        ? Finding.good(found)
        : Finding.doubtful(
            String.join(", ", gone) + " is not offered in the subnets' zones", "name others");
  }
}
