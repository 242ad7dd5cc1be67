package dev.fieldtest.griddocker.fleet;

import java.time.Instant;

/**
 * Something that has happened to a fleet.
 *
 * @param instance EC2's id; empty if it is about no machine
 * @param detail a few words for people
 */
public record FleetEvent(Instant at, Kind kind, String instance, String detail) {
  /** What has happened. */
  public enum Kind {
    /** A machine was launched. */
    LAUNCHED,
    /** Its node has registered. */
    REGISTERED,
    /** Its node was told to take no further session. */
    DRAINING,
    /** EC2 was told to end it. */
    TERMINATED,
    /** It is on its way out, or gone, and not by us. */
    INTERRUPTED,
    /** It did not register in time and is ended; another one comes if there is need. */
    REPLACED,
    /** No further machine will be launched; the detail says why. */
    GAVE_UP,
    /** Something to know. */
    REMARK
  }
}
