package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.FleetSpec.MachineType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;
import software.amazon.awssdk.services.ec2.model.SpotPrice;

/** How many browsers machines run, and what they cost. Thread-safe. */
final class MachineSizes {
  /**
   * What a browser with its tabs, its driver and its share of the node takes at most. A vCPU each
   * is what pages keep busy; less memory than this, and renderers are killed.
   */
  private static final double MIB_PER_SLOT = 1536;

  private static final Duration FRESH = Duration.ofMinutes(5);

  private final Ec2Connection ec2;
  private final FleetSpec spec;
  private final Clock clock;
  private final Map<String, Integer> slots = new ConcurrentHashMap<>();
  private volatile Prices prices = new Prices(Instant.MIN, Map.of());

  /** Spot prices by type, as they were at a time. */
  private record Prices(Instant at, Map<String, Double> byType) {}

  MachineSizes(Ec2Connection ec2, FleetSpec spec, Clock clock) {
    this.ec2 = ec2;
    this.spec = spec;
    this.clock = clock;
  }

  /**
   * Those that fleet.json names, in its order, at the price that they have on average.
   *
   * @throws GridException if EC2 does not tell
   */
  List<Instance.Size> all() {
    var types = spec.instanceTypes().stream().map(MachineType::type).toList();
    learn(types);
    return types.stream().map(type -> new Instance.Size(type, slots(type), average(type))).toList();
  }

  /** The size of a machine that there is. */
  Instance.Size of(String type, boolean spot) {
    learn(List.of(type));
    return new Instance.Size(type, slots(type), price(type, spot));
  }

  private int slots(String type) {
    return slots.getOrDefault(type, 1);
  }

  /** Learns the slots of those types that are not known, in one call. */
  void learn(Collection<String> types) {
    types.forEach(type -> fixed(type).ifPresent(fixed -> slots.put(type, fixed)));
    var unknown = types.stream().distinct().filter(type -> !slots.containsKey(type)).toList();
    if (unknown.isEmpty()) {
      return;
    }
    ec2.call(
            Ec2Action.DESCRIBE_INSTANCE_TYPES,
            client ->
                client
                    .describeInstanceTypesPaginator(ask -> ask.instanceTypesWithStrings(unknown))
                    .instanceTypes()
                    .stream()
                    .toList())
        .forEach(info -> slots.put(info.instanceTypeAsString(), slots(info)));
  }

  private OptionalInt fixed(String type) {
    var own = named(type).map(MachineType::slots).filter(OptionalInt::isPresent).findFirst();
    return own.orElse(spec.slotsPerInstance());
  }

  private Stream<MachineType> named(String type) {
    return spec.instanceTypes().stream().filter(each -> each.type().equals(type));
  }

  private static int slots(InstanceTypeInfo info) {
    var cpus = info.vCpuInfo() == null ? 1 : info.vCpuInfo().defaultVCpus();
    var memory = info.memoryInfo() == null ? Double.MAX_VALUE : info.memoryInfo().sizeInMiB();
    return (int) Math.max(1, Math.min(cpus, Math.floor(memory / MIB_PER_SLOT)));
  }

  /**
   * In USD per hour; 0 if it is not known. Spot machines cost no more than those on demand, and
   * these no less, so one price stands for the other rather than nothing.
   */
  private double price(String type, boolean spot) {
    var onDemand = onDemand(type);
    return spot || onDemand == 0 ? spotPrices().getOrDefault(type, onDemand) : onDemand;
  }

  private double onDemand(String type) {
    return named(type)
        .map(MachineType::usdPerHour)
        .flatMapToDouble(OptionalDouble::stream)
        .findFirst()
        .orElse(0);
  }

  private double average(String type) {
    return spec.spotShare() * price(type, true) + (1 - spec.spotShare()) * price(type, false);
  }

  private Map<String, Double> spotPrices() {
    if (spec.spotShare() == 0) {
      return Map.of();
    }
    var now = clock.instant();
    if (prices.at().isBefore(now.minus(FRESH))) {
      prices = new Prices(now, ask(now));
    }
    return prices.byType();
  }

  /** The mean over zones. What is not told is not known: a price is worth no failure. */
  private Map<String, Double> ask(Instant now) {
    var types = spec.instanceTypes().stream().map(MachineType::type).toList();
    try {
      return ec2
          .call(
              Ec2Action.DESCRIBE_SPOT_PRICE_HISTORY,
              client ->
                  client
                      .describeSpotPriceHistoryPaginator(
                          ask ->
                              ask.instanceTypesWithStrings(types)
                                  .productDescriptions("Linux/UNIX")
                                  .startTime(now))
                      .spotPriceHistory()
                      .stream()
                      .toList())
          .stream()
          .collect(
              Collectors.groupingBy(
                  SpotPrice::instanceTypeAsString,
                  Collectors.averagingDouble(each -> Double.parseDouble(each.spotPrice()))));
    } catch (GridException e) {
      return Map.of();
    }
  }
}
