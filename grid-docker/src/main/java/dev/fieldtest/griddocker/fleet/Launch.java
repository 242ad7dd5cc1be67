package dev.fieldtest.griddocker.fleet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.CreateFleetError;
import software.amazon.awssdk.services.ec2.model.CreateFleetResponse;

/**
 * Has one order's machines started: where they are not to be had as spot instances of one type in
 * one zone, others are tried, then on-demand. Not thread-safe; each order is a new one.
 */
final class Launch {
  /** Each try leaves out what the one before has failed at, so more would hardly find anything. */
  private static final int TRIES = 4;

  private final FleetCall call;
  private final Backoff backoff;
  private final List<String> instances = new ArrayList<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private final Set<LaunchFailure> failures = EnumSet.noneOf(LaunchFailure.class);
  private Optional<Ec2Trouble> refusal = Optional.empty();
  private boolean isTaken;
  private int tries;

  /** Where machines of a type are had. */
  record Pool(String type, String subnet) {
    /** Whether another one is in this one, as far as both are told. */
    boolean covers(Pool other) {
      return isIn(type, other.type()) && isIn(subnet, other.subnet());
    }

    private static boolean isIn(String mine, String other) {
      return mine.isEmpty() || other.isEmpty() || mine.equals(other);
    }
  }

  /** Whether EC2 may take machines back. */
  enum Lifecycle {
    SPOT,
    ON_DEMAND;

    /** For people. */
    String word() {
      return this == SPOT ? "spot" : "on demand";
    }
  }

  Launch(FleetCall call, Backoff backoff) {
    this.call = call;
    this.backoff = backoff;
  }

  /**
   * Tries to have so many slots.
   *
   * @throws dev.fieldtest.griddocker.GridException if there is none, and EC2 refuses any; lost, if
   *     it does not answer
   */
  Fleet.Launched of(int spotSlots, int onDemandSlots) {
    var missing = missing(Lifecycle.SPOT, spotSlots);
    missing = missing(Lifecycle.ON_DEMAND, missing + onDemandSlots);
    if (instances.isEmpty()
        && Set.of(LaunchFailure.QUOTA, LaunchFailure.REFUSED).containsAll(failures)) {
      refusal.ifPresent(Launch::refuse);
    }
    if (missing > 0) {
      remarks.add(missing + " of " + (spotSlots + onDemandSlots) + " slots were not to be had");
    }
    return new Fleet.Launched(instances, List.copyOf(remarks));
  }

  private static void refuse(Ec2Trouble trouble) {
    throw trouble.exception();
  }

  /** How many of the slots are still missing when everything of a lifecycle has been tried. */
  private int missing(Lifecycle lifecycle, int slots) {
    var pools = pools();
    var missing = slots;
    for (var i = 0; i < TRIES && missing > 0 && !pools.isEmpty() && !isTaken; i++) {
      var asked = oneSubnetAZone(pools);
      var said = call.of(lifecycle, missing, asked, tries++);
      missing -= said.map(this::got, failure -> 0);
      pools.removeAll(
          said.map(
              answer -> failed(answer, lifecycle, asked),
              failure -> failed(failure, lifecycle, asked)));
    }
    return Math.max(0, missing);
  }

  private Set<Pool> pools() {
    var subnets = call.spec().subnets().isEmpty() ? List.of("") : call.spec().subnets();
    var pools = new LinkedHashSet<Pool>();
    call.given()
        .sizes()
        .forEach(size -> subnets.forEach(subnet -> pools.add(new Pool(size.type(), subnet))));
    return pools;
  }

  /** EC2 takes no request for two subnets of one zone, so others have to wait for a later try. */
  private List<Pool> oneSubnetAZone(Set<Pool> pools) {
    var zones = call.given().zones();
    var subnets = new HashMap<String, String>();
    return pools.stream()
        .filter(
            pool -> {
              var zone = zones.getOrDefault(pool.subnet(), pool.subnet());
              return subnets.computeIfAbsent(zone, it -> pool.subnet()).equals(pool.subnet());
            })
        .toList();
  }

  private int got(CreateFleetResponse answer) {
    var got = 0;
    for (var each : answer.instances()) {
      instances.addAll(each.instanceIds());
      got += each.instanceIds().size() * call.given().slots(each.instanceTypeAsString());
    }
    return got;
  }

  /** What need not be tried again. */
  private Set<Pool> failed(CreateFleetResponse answer, Lifecycle lifecycle, List<Pool> asked) {
    var failed = new HashSet<Pool>();
    var isBusy = false;
    for (var error : answer.errors()) {
      var pool = pool(error);
      var noted = note(error.errorCode(), error.errorMessage(), lifecycle, pool.type());
      if (noted == LaunchFailure.BUSY) {
        isBusy = true;
      } else {
        asked.stream().filter(pool::covers).forEach(failed::add);
      }
    }
    if (isBusy) {
      pause();
    }
    return failed.isEmpty() && !isBusy ? Set.copyOf(asked) : failed;
  }

  private Set<Pool> failed(SdkException failure, Lifecycle lifecycle, List<Pool> asked) {
    var trouble = call.trouble(failure);
    switch (note(trouble.code(), trouble.message(), lifecycle, "")) {
      case REFUSED, LOST -> throw trouble.exception();
      case TAKEN -> isTaken = true;
      default -> {}
    }
    return Set.copyOf(asked);
  }

  private LaunchFailure note(String code, String message, Lifecycle lifecycle, String type) {
    var failure = LaunchFailure.of(code);
    failures.add(failure);
    if (failure == LaunchFailure.QUOTA || failure == LaunchFailure.REFUSED) {
      refusal = refusal.or(() -> Optional.of(call.trouble(code, message)));
    }
    var what =
        Stream.of("no", lifecycle.word(), type, "(" + code + ")")
            .filter(word -> !word.isEmpty())
            .toList();
    remarks.add(String.join(" ", what));
    return failure;
  }

  /** Where it was; what is empty is not told. */
  private static Pool pool(CreateFleetError error) {
    var overrides =
        Optional.ofNullable(error.launchTemplateAndOverrides()).map(told -> told.overrides());
    return new Pool(
        overrides.map(told -> told.instanceTypeAsString()).orElse(""),
        overrides.map(told -> told.subnetId()).orElse(""));
  }

  private void pause() {
    try {
      Thread.sleep(backoff.computeDelay(tries).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
