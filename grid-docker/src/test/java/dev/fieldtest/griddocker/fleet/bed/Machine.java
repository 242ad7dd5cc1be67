package dev.fieldtest.griddocker.fleet.bed;

import java.time.Instant;
import java.util.Map;

/** A machine, as EC2 shows it. Its state is volatile; all else is fixed at its launch. */
public final class Machine {
  private final String id;
  private final Made made;
  private final String address;
  private final Instant launched = Instant.now();
  private volatile State state = State.PENDING;
  private volatile String reason = "";

  /** EC2's states, with their codes. */
  public enum State {
    PENDING(0),
    RUNNING(16),
    SHUTTING_DOWN(32),
    TERMINATED(48);

    private final int code;

    State(int code) {
      this.code = code;
    }

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What it is made as.
   *
   * @param lifecycle "spot" or "on-demand"
   * @param data of its launch template
   */
  record Made(
      String type,
      String subnet,
      String lifecycle,
      Map<String, String> tags,
      Map<String, String> data) {
    String zone() {
      return Account.zone(subnet);
    }
  }

  Machine(String id, Made made, String address) {
    this.id = id;
    this.made = made;
    this.address = address;
  }

  /** EC2's name for it. */
  public String id() {
    return id;
  }

  /** In 127.0.0.0/8, its own alone. */
  public String address() {
    return address;
  }

  /** As "c7i.xlarge". */
  public String type() {
    return made.type();
  }

  /** "spot" or "on-demand". */
  public String lifecycle() {
    return made.lifecycle();
  }

  /** Where it is. */
  public String zone() {
    return made.zone();
  }

  /** What it is tagged with. */
  public Map<String, String> tags() {
    return Map.copyOf(made.tags());
  }

  /** How it is now. */
  public State state() {
    return state;
  }

  /** Whether it is pending or runs. */
  public boolean isLive() {
    return state == State.PENDING || state == State.RUNNING;
  }

  Made made() {
    return made;
  }

  Instant launched() {
    return launched;
  }

  void become(State next) {
    state = next;
  }

  /** Shuts down for a reason, in EC2's words. */
  void end(String why) {
    reason = why;
    state = State.SHUTTING_DOWN;
  }

  String xml() {
    return Xml.tag("instanceId", id)
        + Xml.tag("imageId", made.data().getOrDefault("ImageId", ""))
        + Xml.in("instanceState", Xml.tag("code", state.code), Xml.tag("name", state.word()))
        + Xml.tag("reason", reason)
        + Xml.tag("instanceType", made.type())
        + Xml.tag("launchTime", launched)
        + Xml.in("placement", Xml.tag("availabilityZone", zone()))
        + (state == State.PENDING || state == State.RUNNING
            ? Xml.tag("privateIpAddress", address)
            : "")
        + (made.lifecycle().equals("spot") ? Xml.tag("instanceLifecycle", "spot") : "")
        + Xml.tags(made.tags());
  }

  String stateXml(State before) {
    return Xml.tag("instanceId", id)
        + Xml.in("currentState", Xml.tag("code", state.code), Xml.tag("name", state.word()))
        + Xml.in("previousState", Xml.tag("code", before.code), Xml.tag("name", before.word()));
  }
}
