package dev.fieldtest.griddocker.fleet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Reservation;

/**
 * The machines that carry a fleet's tag. Thread-safe.
 *
 * @param sizes what they run and cost
 */
record Machines(Ec2Connection ec2, String fleet, MachineSizes sizes) {
  /** As in "User initiated (2026-11-21 12:00:00 GMT)". */
  private static final Pattern ENDED =
      Pattern.compile("\\((\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d) (?:GMT|UTC)\\)");

  private static final int PAGE = 500;
  private static final int AT_ONCE = 200;

  /**
   * A machine as EC2 shows it, including those that are gone, which it shows for about an hour.
   *
   * @param order the token that it was ordered by
   */
  record Shown(String id, String order, InstanceStateName state) {
    /** Whether it runs or will. */
    boolean isLive() {
      return state == InstanceStateName.PENDING || state == InstanceStateName.RUNNING;
    }
  }

  Fleet.Listing listing(Instant now) {
    var all = described();
    sizes.learn(all.stream().map(each -> each.instanceTypeAsString()).toList());
    var byGone =
        all.stream()
            .collect(
                Collectors.partitioningBy(each -> state(each) == InstanceStateName.TERMINATED));
    return new Fleet.Listing(
        byGone.getOrDefault(false, List.of()).stream().map(this::instance).toList(),
        byGone.getOrDefault(true, List.of()).stream()
            .map(each -> new Fleet.Gone(instance(each), ended(each).orElse(now)))
            .toList());
  }

  /** EC2 tells it in words alone, and not of all. */
  private static Optional<Instant> ended(software.amazon.awssdk.services.ec2.model.Instance gone) {
    var told = ENDED.matcher(Objects.requireNonNullElse(gone.stateTransitionReason(), ""));
    return told.find()
        ? Optional.of(Instant.parse(told.group(1) + "T" + told.group(2) + "Z"))
        : Optional.empty();
  }

  /** All that EC2 shows. */
  List<Shown> shown() {
    return described().stream()
        .map(each -> new Shown(each.instanceId(), Tags.value(each.tags(), Tags.ORDER), state(each)))
        .toList();
  }

  private List<software.amazon.awssdk.services.ec2.model.Instance> described() {
    return ec2.call(
        Ec2Action.DESCRIBE_INSTANCES,
        client ->
            client
                .describeInstancesPaginator(
                    ask -> ask.maxResults(PAGE).filters(Tags.filter("tag:" + Tags.FLEET, fleet)))
                .reservations()
                .stream()
                .map(Reservation::instances)
                .flatMap(List::stream)
                .toList());
  }

  private Instance instance(software.amazon.awssdk.services.ec2.model.Instance shown) {
    var isSpot = isSpot(shown);
    return new Instance(
        shown.instanceId(),
        Tags.value(shown.tags(), Tags.ORDER),
        sizes.of(shown.instanceTypeAsString(), isSpot),
        isSpot,
        state(state(shown)),
        shown.launchTime() == null ? Instant.EPOCH : shown.launchTime(),
        shown.privateIpAddress() == null ? "" : shown.privateIpAddress());
  }

  private static boolean isSpot(software.amazon.awssdk.services.ec2.model.Instance shown) {
    return shown.instanceLifecycle() == InstanceLifecycleType.SPOT;
  }

  private static InstanceStateName state(software.amazon.awssdk.services.ec2.model.Instance shown) {
    return shown.state() == null ? InstanceStateName.PENDING : shown.state().name();
  }

  /**
   * A machine that somebody has stopped counts as running, so that it is found to have no node and
   * ended; it would stay for ever.
   */
  private static Instance.State state(InstanceStateName name) {
    return switch (name) {
      case PENDING -> Instance.State.PENDING;
      case SHUTTING_DOWN -> Instance.State.STOPPING;
      default -> Instance.State.RUNNING;
    };
  }

  /** Has them ended; those that are gone are passed over. */
  void terminate(Collection<String> ids) {
    var left = new ArrayList<>(ids);
    for (var from = 0; from < left.size(); from += AT_ONCE) {
      terminate(left.subList(from, Math.min(left.size(), from + AT_ONCE)));
    }
  }

  /** EC2 refuses all of a call for one that it no longer knows. */
  private void terminate(List<String> ids) {
    try {
      var unused = ec2.raw(client -> client.terminateInstances(ask -> ask.instanceIds(ids)));
    } catch (SdkException e) {
      if (!Ec2Trouble.code(e).equals("InvalidInstanceID.NotFound")) {
        throw ec2.trouble(Ec2Action.TERMINATE_INSTANCES, e).exception();
      }
      if (ids.size() > 1) {
        ids.forEach(id -> terminate(List.of(id)));
      }
    }
  }
}
