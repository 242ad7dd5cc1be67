package dev.fieldtest.griddocker.fleet;

import java.util.Set;

/** Why a machine was not to be had, by EC2's code. */
enum LaunchFailure {
  /** There is none of this type here; there may be elsewhere, or later. */
  CAPACITY,
  /** The account may have no more; of another kind, it may. */
  QUOTA,
  /** EC2 is busy. */
  BUSY,
  /** Somebody else has given this order, and gets what it brings. */
  TAKEN,
  /** EC2 has not answered; it may have done what was asked. */
  LOST,
  /** It will be refused again. */
  REFUSED;

  private static final Set<String> CAPACITIES =
      Set.of(
          "InsufficientInstanceCapacity",
          "InsufficientHostCapacity",
          "InsufficientReservedInstanceCapacity",
          "InsufficientCapacity",
          "InsufficientFreeAddressesInSubnet",
          "UnfulfillableCapacity",
          "SpotMaxPriceTooLow",
          "Unsupported");
  private static final Set<String> QUOTAS =
      Set.of(
          "VcpuLimitExceeded",
          "InstanceLimitExceeded",
          "MaxSpotInstanceCountExceeded",
          "SpotInstanceCountLimitExceeded",
          "MaxSpotFleetRequestCountExceeded",
          "VolumeLimitExceeded",
          "NetworkInterfaceLimitExceeded");
  private static final Set<String> BUSYNESSES =
      Set.of(
          "RequestLimitExceeded",
          "Throttling",
          "ThrottlingException",
          "RequestThrottled",
          "ResourceCountExceeded",
          "InternalError",
          "InternalFailure",
          "ServiceUnavailable",
          "Unavailable");

  /**
   * @param code empty if EC2 did not answer
   */
  static LaunchFailure of(String code) {
    if (code.isEmpty()) {
      return LOST;
    }
    if (CAPACITIES.contains(code)) {
      return CAPACITY;
    }
    if (QUOTAS.contains(code)) {
      return QUOTA;
    }
    if (code.equals("IdempotentParameterMismatch")) {
      return TAKEN;
    }
    return BUSYNESSES.contains(code) ? BUSY : REFUSED;
  }
}
