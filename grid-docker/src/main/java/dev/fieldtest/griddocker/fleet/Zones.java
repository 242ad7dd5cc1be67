package dev.fieldtest.griddocker.fleet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** The zones that a fleet's subnets are in, which they never leave. Thread-safe. */
final class Zones {
  private final Ec2Connection ec2;
  private final List<String> subnets;
  private volatile Optional<Map<String, String>> known = Optional.empty();

  /**
   * @param subnets their ids
   */
  Zones(Ec2Connection ec2, List<String> subnets) {
    this.ec2 = ec2;
    this.subnets = subnets;
  }

  /** The zone of each subnet, by the subnet's id; asked once, and only where there are several. */
  Map<String, String> bySubnet() {
    if (subnets.size() < 2) {
      return Map.of();
    }
    if (known.isEmpty()) {
      known = Optional.of(asked());
    }
    return known.orElseThrow();
  }

  private Map<String, String> asked() {
    return ec2
        .call(
            Ec2Action.DESCRIBE_SUBNETS,
            client -> client.describeSubnets(ask -> ask.subnetIds(subnets)))
        .subnets()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Subnet::subnetId, Subnet::availabilityZone));
  }
}
