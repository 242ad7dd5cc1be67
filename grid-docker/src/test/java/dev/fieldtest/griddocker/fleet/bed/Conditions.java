package dev.fieldtest.griddocker.fleet.bed;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** How EC2 is today. May be changed at any time. Thread-safe. */
public final class Conditions {
  /** A type, a zone or subnet, and "spot" or "on-demand" that are refused; "*" stands for any. */
  private record Lack(String type, String place, String lifecycle, String code) {
    boolean covers(String otherType, String subnet, String otherLifecycle) {
      return is(type, otherType)
          && (is(place, subnet) || is(place, Account.zone(subnet)))
          && is(lifecycle, otherLifecycle);
    }

    private static boolean is(String mine, String other) {
      return mine.equals("*") || mine.equals(other);
    }
  }

  private final List<Lack> lacks = new CopyOnWriteArrayList<>();
  private final Set<String> denied = ConcurrentHashMap.newKeySet();
  private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
  private final Random random = new Random(1);
  private final AtomicInteger bootFailures = new AtomicInteger();
  private volatile double throttled;
  private volatile Duration bootTime = Duration.ZERO;
  private volatile Duration listingDelay = Duration.ZERO;
  private volatile int quota = Integer.MAX_VALUE;
  private volatile boolean rejectsCredentials;
  private volatile int pageSize = 1000;
  private volatile Boot boot = Boot.NOTHING;

  /** What a machine does once it runs. */
  public enum Boot {
    /** Nothing; no node ever registers. */
    NOTHING,
    /** It runs its user data, and its node is a process. */
    PROCESS,
    /** It runs its user data, and its node is a container of this machine's Docker. */
    CONTAINER
  }

  Conditions() {}

  /**
   * Machines are refused; "*" stands for any.
   *
   * @param place a zone or a subnet
   * @param lifecycle "spot" or "on-demand"
   * @param code EC2's, as "InsufficientInstanceCapacity"
   */
  public Conditions lack(String type, String place, String lifecycle, String code) {
    lacks.add(new Lack(type, place, lifecycle, code));
    return this;
  }

  /** What was refused is to be had again. */
  public Conditions plenty() {
    lacks.clear();
    return this;
  }

  /** An action, as "ec2:CreateFleet", is not allowed. */
  public Conditions deny(String permission) {
    denied.add(permission);
    return this;
  }

  /** An action, as "CreateFleet", is done, but nobody hears of it. */
  public Conditions lose(String action) {
    unanswered.add(action);
    return this;
  }

  /** All actions are answered again. */
  public Conditions answer() {
    unanswered.clear();
    return this;
  }

  /** This share of all calls is refused for their number. */
  public Conditions throttle(double share) {
    throttled = share;
    return this;
  }

  /** How long a machine is pending. */
  public Conditions bootTime(Duration time) {
    bootTime = time;
    return this;
  }

  /** How long it takes until a new machine is listed. */
  public Conditions listingDelay(Duration time) {
    listingDelay = time;
    return this;
  }

  /** So many of the machines that start next never run anything. */
  public Conditions failNextBoots(int count) {
    bootFailures.set(count);
    return this;
  }

  /** How many machines there may be at once. */
  public Conditions quota(int machines) {
    quota = machines;
    return this;
  }

  /** No credentials are good. */
  public Conditions rejectCredentials() {
    rejectsCredentials = true;
    return this;
  }

  /** How much a page holds at most. */
  public Conditions pageSize(int size) {
    pageSize = size;
    return this;
  }

  /** What machines do. */
  public Conditions boot(Boot what) {
    boot = what;
    return this;
  }

  synchronized boolean isThrottled() {
    return random.nextDouble() < throttled;
  }

  boolean isLost(String action) {
    return unanswered.contains(action);
  }

  void require(String permission) {
    if (rejectsCredentials) {
      throw new Refusal(
          "AuthFailure", "AWS was not able to validate the provided access credentials");
    }
    if (denied.contains(permission)) {
      throw new Refusal(
          "UnauthorizedOperation",
          "You are not authorized to perform this operation. User:"
              + " arn:aws:iam::123456789012:user/ci is not authorized to perform: "
              + permission
              + " on resource: * because no identity-based policy allows the "
              + permission
              + " action");
    }
  }

  /** The code that a machine is refused with; empty if it is to be had. */
  String lackOf(String type, String subnet, String lifecycle, int machines) {
    if (machines >= quota) {
      return lifecycle.equals("spot") ? "MaxSpotInstanceCountExceeded" : "VcpuLimitExceeded";
    }
    return lacks.stream()
        .filter(each -> each.covers(type, subnet, lifecycle))
        .map(Lack::code)
        .findFirst()
        .orElse("");
  }

  Boot nextBoot() {
    return bootFailures.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? Boot.NOTHING : boot;
  }

  Duration bootTime() {
    return bootTime;
  }

  Duration listingDelay() {
    return listingDelay;
  }

  /** How many vCPUs there may be at once, by Service Quotas; machines of the quota have four. */
  double vcpus() {
    return quota > 288 ? 1152 : quota * 4;
  }

  int pageSize() {
    return pageSize;
  }
}
