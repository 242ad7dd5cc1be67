package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.fleet.Launch.Lifecycle;
import dev.fieldtest.griddocker.fleet.Launch.Pool;
import dev.fieldtest.griddocker.fleet.MachineTemplate.Version;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.CreateFleetRequest;
import software.amazon.awssdk.services.ec2.model.CreateFleetResponse;
import software.amazon.awssdk.services.ec2.model.DefaultTargetCapacityType;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateConfigRequest;
import software.amazon.awssdk.services.ec2.model.FleetLaunchTemplateOverridesRequest;
import software.amazon.awssdk.services.ec2.model.FleetOnDemandAllocationStrategy;
import software.amazon.awssdk.services.ec2.model.FleetType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SpotAllocationStrategy;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TargetCapacitySpecificationRequest;

/** Requests for one order's machines, which EC2 answers at once. */
record FleetCall(Ec2Connection ec2, FleetSpec spec, MachineTemplate template, Given given) {
  /**
   * What is the same for all of them.
   *
   * @param token begins the token of each; with the number of the try, EC2 knows one that comes
   *     twice
   * @param sizes of all types that may be launched
   * @param zones of the subnets, by their ids; one that is not told is in a zone of its own
   */
  record Given(
      LaunchOrder order, String token, List<Instance.Size> sizes, Map<String, String> zones) {
    int slots(String type) {
      return sizes.stream()
          .filter(size -> size.type().equals(type))
          .findFirst()
          .map(Instance.Size::slots)
          .orElse(1);
    }
  }

  /** What EC2 said: an answer, or why it does not give one. */
  sealed interface Said {
    default <T> T map(
        Function<CreateFleetResponse, T> answered, Function<SdkException, T> refused) {
      if (this instanceof Answer answer) {
        return answered.apply(answer.response());
      }
      return refused.apply(((Refusal) this).failure());
    }
  }

  private record Answer(CreateFleetResponse response) implements Said {}

  private record Refusal(SdkException failure) implements Said {}

  /** Asks for so many slots of one lifecycle, in any of the pools. */
  Said of(Lifecycle lifecycle, int slots, List<Pool> pools, int attempt) {
    var said = ask(lifecycle, slots, pools, attempt);
    if (said instanceof Refusal refusal && MachineTemplate.isGone(refusal.failure())) {
      template.forgetVersion();
      return ask(lifecycle, slots, pools, attempt);
    }
    return said;
  }

  private Said ask(Lifecycle lifecycle, int slots, List<Pool> pools, int attempt) {
    var request = request(template.version(), lifecycle, slots, pools, attempt);
    try {
      return new Answer(ec2.raw(client -> client.createFleet(request)));
    } catch (SdkException e) {
      return new Refusal(e);
    }
  }

  private CreateFleetRequest request(
      Version template, Lifecycle lifecycle, int slots, List<Pool> pools, int attempt) {
    return CreateFleetRequest.builder()
        .type(FleetType.INSTANT)
        .clientToken(given.token() + "-" + attempt)
        .targetCapacitySpecification(capacity(lifecycle, slots))
        .spotOptions(
            spot -> spot.allocationStrategy(SpotAllocationStrategy.PRICE_CAPACITY_OPTIMIZED))
        .onDemandOptions(
            options -> options.allocationStrategy(FleetOnDemandAllocationStrategy.LOWEST_PRICE))
        .launchTemplateConfigs(
            FleetLaunchTemplateConfigRequest.builder()
                .launchTemplateSpecification(
                    named -> named.launchTemplateId(template.template()).version(template.number()))
                .overrides(pools.stream().map(this::override).toList())
                .build())
        .tagSpecifications(Tags.atBirth(ResourceType.INSTANCE, tags()))
        .build();
  }

  private static TargetCapacitySpecificationRequest capacity(Lifecycle lifecycle, int slots) {
    var capacity = TargetCapacitySpecificationRequest.builder().totalTargetCapacity(slots);
    return lifecycle == Lifecycle.SPOT
        ? capacity
            .spotTargetCapacity(slots)
            .onDemandTargetCapacity(0)
            .defaultTargetCapacityType(DefaultTargetCapacityType.SPOT)
            .build()
        : capacity
            .onDemandTargetCapacity(slots)
            .spotTargetCapacity(0)
            .defaultTargetCapacityType(DefaultTargetCapacityType.ON_DEMAND)
            .build();
  }

  private FleetLaunchTemplateOverridesRequest override(Pool pool) {
    var override =
        FleetLaunchTemplateOverridesRequest.builder()
            .instanceType(pool.type())
            .weightedCapacity((double) given.slots(pool.type()));
    return (pool.subnet().isEmpty() ? override : override.subnetId(pool.subnet())).build();
  }

  private List<Tag> tags() {
    var tags = new TreeMap<>(spec.tags());
    tags.putAll(
        Map.of(
            "Name",
            "fieldtest-" + spec.name(),
            Tags.FLEET,
            spec.name(),
            Tags.ORDER,
            given.order().token()));
    return tags.entrySet().stream().map(tag -> Tags.tag(tag.getKey(), tag.getValue())).toList();
  }

  Ec2Trouble trouble(SdkException failure) {
    return ec2.trouble(Ec2Action.CREATE_FLEET, failure);
  }

  Ec2Trouble trouble(String code, String message) {
    return new Ec2Trouble(Ec2Action.CREATE_FLEET.permission(), ec2.region().id(), code, message);
  }
}
