package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.fleet.FleetCheck.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;

/** Whether the account's quotas let as many machines be launched as a fleet may have. */
record QuotaCheck(Ec2Connection ec2, FleetSpec spec) {
  /** Families whose vCPUs count together; others have quotas of their own. */
  private static final Pattern STANDARD = Pattern.compile("(?!dl|hpc|inf|mac|trn)[acdhimrtz].*");

  private static final String ADVICE = "; ask for more in Service Quotas, or lower maxInstances";

  /** How many vCPUs machines of a lifecycle may have together. */
  private enum Quota {
    SPOT("L-34B43A08", "All Standard Spot Instance Requests"),
    ON_DEMAND("L-1216C47A", "Running On-Demand Standard instances");

    private final String code;
    private final String title;

    Quota(String code, String title) {
      this.code = code;
      this.title = title;
    }
  }

  /** What a quota allows, where so many machines are wanted. */
  private record Room(Quota quota, double vcpus, int allowed, int wanted) {
    String words() {
      return String.format(
          Locale.ROOT, "'%s' is %.0f vCPUs: %d machines", quota.title, vcpus, allowed);
    }
  }

  Finding find() {
    var type = spec.instanceTypes().get(0).type();
    if (!STANDARD.matcher(type).matches()) {
      return Finding.doubtful(
          "those of " + type + " are not known here",
          "look at its family's in Service Quotas, for " + spec.maxInstances() + " machines");
    }
    try {
      return judged(type, rooms(vcpus(type)));
    } catch (GridException e) {
      return Finding.doubtful(
          "not read: " + e.getMessage(),
          "look at them in Service Quotas, for " + spec.maxInstances() + " machines as " + type);
    }
  }

  private static Finding judged(String type, List<Room> rooms) {
    var found = type + ": " + String.join(", ", rooms.stream().map(Room::words).toList());
    if (rooms.stream().allMatch(room -> room.allowed() == 0)) {
      return Finding.bad(found, "none can be launched" + ADVICE);
    }
    return rooms.stream()
        .filter(room -> room.allowed() < room.wanted())
        .findFirst()
        .map(room -> Finding.doubtful(found, "up to " + room.wanted() + " may be wanted" + ADVICE))
        .orElseGet(() -> Finding.good(found));
  }

  /** On demand is what is had where there are no spot machines, so its quota always counts. */
  private List<Room> rooms(int vcpus) {
    var spot = (int) Math.round(spec.maxInstances() * spec.spotShare());
    var rooms = new ArrayList<Room>();
    if (spot > 0) {
      rooms.add(room(Quota.SPOT, vcpus, spot));
    }
    rooms.add(room(Quota.ON_DEMAND, vcpus, spec.maxInstances() - spot));
    return rooms;
  }

  private Room room(Quota quota, int vcpus, int wanted) {
    var value = ec2.quotas().value(quota.code);
    return new Room(quota, value, (int) (value / vcpus), wanted);
  }

  private int vcpus(String type) {
    return ec2
        .call(
            Ec2Action.DESCRIBE_INSTANCE_TYPES,
            client -> client.describeInstanceTypes(ask -> ask.instanceTypesWithStrings(type)))
        .instanceTypes()
        .stream()
        .map(InstanceTypeInfo::vCpuInfo)
        .mapToInt(info -> info == null ? 1 : info.defaultVCpus())
        .findFirst()
        .orElse(1);
  }
}
