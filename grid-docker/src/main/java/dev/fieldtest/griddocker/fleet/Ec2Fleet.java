package dev.fieldtest.griddocker.fleet;

import dev.fieldtest.griddocker.GridException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Machines of EC2, as a fleet.json describes them. */
public final class Ec2Fleet implements Fleet {
  private static final Backoff PATIENT =
      new Backoff(Duration.ofMillis(300), Duration.ofSeconds(20), new SecureRandom());
  private static final int TOKEN_LENGTH = 40;

  private final FleetSpec spec;
  private final UserData userData;
  private final Ec2Connection ec2;
  private final MachineSizes sizes;
  private final Zones zones;
  private final MachineTemplate template;
  private final Machines machines;
  private final Clock clock;
  private final Backoff backoff;

  private Ec2Fleet(
      FleetSpec spec, UserData userData, Ec2Connection ec2, Clock clock, Backoff backoff) {
    this.spec = spec;
    this.userData = userData;
    this.ec2 = ec2;
    this.clock = clock;
    this.backoff = backoff;
    this.sizes = new MachineSizes(ec2, spec, clock);
    this.zones = new Zones(ec2, spec.subnets());
    this.template = new MachineTemplate(ec2, spec, () -> userData.script(sizes.all()));
    this.machines = new Machines(ec2, spec.name(), sizes);
  }

  /**
   * Nothing is asked of EC2 yet.
   *
   * @param grid its address as the runner reaches it; also the nodes', unless fleet.json names a
   *     hub
   * @param environment has the credentials, and an endpoint other than EC2's own, by the SDK's
   *     names; and the secret, if fleet.json says so
   * @throws MalformedFleetException if the environment lacks that secret
   * @throws GridException if no region is named anywhere
   */
  public static Ec2Fleet of(FleetSpec spec, URI grid, Map<String, String> environment) {
    return of(spec, grid, environment, Clock.systemUTC(), PATIENT);
  }

  static Ec2Fleet of(
      FleetSpec spec, URI grid, Map<String, String> environment, Clock clock, Backoff backoff) {
    var ec2 = Ec2Connection.open(spec.region(), environment, backoff);
    var userData = UserData.of(spec, grid, ec2.region().id(), environment);
    return new Ec2Fleet(spec, userData, ec2, clock, backoff);
  }

  @Override
  public Instance.Size size() {
    return sizes.all().get(0);
  }

  @Override
  public Listing listing() {
    return machines.listing(clock.instant());
  }

  @Override
  public Optional<Era> era() {
    return template.era();
  }

  @Override
  public Launched launch(LaunchOrder order) {
    var shown = machines.shown();
    var mine = shown.stream().filter(each -> each.order().equals(order.token())).toList();
    if (!mine.isEmpty()) {
      var ids = mine.stream().map(Machines.Shown::id).toList();
      return new Launched(ids, List.of("the order was given before"));
    }
    var live = (int) shown.stream().filter(Machines.Shown::isLive).count();
    var all = sizes.all();
    var wanted = machines(order.slots(), all);
    var count = Math.max(0, Math.min(wanted, spec.maxInstances() - live));
    var spot = spot(order.before(), count);
    var slots = all.get(0).slots();
    var given = new FleetCall.Given(order, token(order), all, zones.bySubnet());
    var launched =
        new Launch(new FleetCall(ec2, spec, template, given), backoff)
            .of(spot * slots, (count - spot) * slots);
    var remarks = new ArrayList<>(launched.remarks());
    if (count < wanted) {
      remarks.add(
          "maxInstances of fleet.json leaves room for " + count + " of " + wanted + " machines");
    }
    return new Launched(launched.instances(), remarks);
  }

  /** How many machines it takes to have so many slots. */
  static int machines(int slots, List<Instance.Size> sizes) {
    return (int) Math.ceil((double) slots / sizes.get(0).slots());
  }

  /** How many of further machines EC2 may take back, for all together to keep the share. */
  private int spot(int before, int count) {
    var share = spec.spotShare();
    return (int) (Math.round((before + count) * share) - Math.round(before * share));
  }

  /** What EC2 knows an order by that it gets twice. */
  private String token(LaunchOrder order) {
    try {
      var text = spec.name() + "\n" + order;
      var sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha).substring(0, TOKEN_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void terminate(Collection<String> ids) {
    machines.terminate(ids);
  }

  @Override
  public boolean hold(String holder, Duration time) {
    return new Lease(ec2, template, Tags.lease(spec.name()), clock).hold(holder, time);
  }

  @Override
  public void tell(FleetNews news) {
    try {
      newsTag().ifPresent(tag -> tag.write(news.toString()));
    } catch (SdkException e) {
      if (!MachineTemplate.isGone(e)) {
        throw ec2.trouble(Ec2Action.CREATE_TAGS, e).exception();
      }
    }
  }

  /** What its autoscaler has told last; nothing if there was none. Throws as {@link #listing}. */
  public FleetNews news() {
    return newsTag().flatMap(TemplateTag::read).map(FleetNews::parse).orElse(FleetNews.NONE);
  }

  private Optional<TemplateTag> newsTag() {
    return template
        .template()
        .map(made -> new TemplateTag(ec2, made.launchTemplateId(), Tags.news(spec.name())));
  }

  /**
   * Removes what EC2 keeps of the fleet beside machines: its launch template. To be called when no
   * machine is left; whoever needs it makes it again.
   */
  public void removeTemplate() {
    template.remove();
  }

  /**
   * Makes sure that a goal can be pursued. EC2 is asked only for what money may be spent at most.
   *
   * @throws MalformedFleetException if a price that it takes is not known
   */
  public void require(ScalingGoal goal) {
    new KnownPrices(spec, sizes).require(goal);
  }

  /**
   * What would be launched for requests that are predicted to take so long each, and the
   * least-privilege IAM policy of all calls that are made, in many lines for people. Only asks, and
   * masks secrets.
   *
   * @throws MalformedFleetException as {@link #require} does
   */
  public String dryRun(ScalingGoal goal, List<Duration> requests) {
    return new DryRun(spec, userData, policy(), sizes)
        .text(
            all -> {
              require(goal);
              var view = FleetView.before(clock.instant(), all.get(0), requests);
              return ScalingPolicy.of(goal, spec.limits()).decide(view);
            });
  }

  IamPolicy policy() {
    return new IamPolicy(spec, ec2.region());
  }

  /** What has to be right before a fleet can be launched, for {@code doctor}. Only asks. */
  public List<FleetCheck> checks() {
    return new FleetChecks(ec2, spec, () -> instances().size(), sizes).all();
  }

  @Override
  public void close() {
    ec2.close();
  }
}
