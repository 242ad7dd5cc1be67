package dev.fieldtest.griddocker.fleet;

import java.util.List;
import java.util.stream.Collectors;

/** Whether a fleet can tell what it costs. */
record KnownPrices(FleetSpec spec, MachineSizes sizes) {
  /**
   * A machine without a price would cost nothing, and any number of them too little.
   *
   * @throws MalformedFleetException if a type's price is not known, and the goal is not to exceed a
   *     cost
   */
  void require(ScalingGoal goal) {
    if (!(goal instanceof ScalingGoal.MaxCost)) {
      return;
    }
    var types =
        sizes.all().stream()
            .filter(size -> size.usdPerHour() == 0)
            .map(Instance.Size::type)
            .collect(Collectors.joining(", "));
    if (!types.isEmpty()) {
      throw new MalformedFleetException(
          List.of(
              "fleet '%s': --max-cost needs to know what %s costs; add \"usdPerHour\" to it in"
                      .formatted(spec.name(), types)
                  + " \"instanceTypes\" of fleet.json"));
    }
  }
}
