package dev.fieldtest.griddocker.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says which of several autoscalers acts, by a tag on the launch template that is read back once it
 * is written. EC2 has no way to write only if nobody else has, so two may hold it for a moment;
 * orders with one token are what keeps machines single, this only saves work. Thread-safe.
 */
record Lease(Ec2Connection ec2, MachineTemplate template, String key, Clock clock) {
  /**
   * Who has it.
   *
   * @param until when it ends unless it is renewed
   */
  private record Held(String holder, Instant until) {
    static Optional<Held> parse(String value) {
      try {
        var blank = value.lastIndexOf(' ');
        return Optional.of(
            new Held(
                value.substring(0, Math.max(0, blank)), Instant.parse(value.substring(blank + 1))));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return holder + " " + until;
    }
  }

  /** Takes or renews it; one that is mine for more than half of the time is left alone. */
  boolean hold(String who, Duration time) {
    var holder = who.replaceAll("[^\\w+=.:/@ -]", "_");
    var now = clock.instant();
    var held = read().filter(each -> each.until().isAfter(now));
    if (held.isPresent()) {
      var isMine = held.get().holder().equals(holder);
      if (!isMine || held.get().until().isAfter(now.plus(time.dividedBy(2)))) {
        return isMine;
      }
    }
    var mine = new Held(holder, now.plus(time));
    return write(mine) && read().filter(mine::equals).isPresent();
  }

  private Optional<Held> read() {
    return tag().read().flatMap(Held::parse);
  }

  /** Not if somebody has removed the template; who asks next has it looked up anew. */
  private boolean write(Held held) {
    try {
      tag().write(held.toString());
      return true;
    } catch (SdkException e) {
      if (!MachineTemplate.isGone(e)) {
        throw ec2.trouble(Ec2Action.CREATE_TAGS, e).exception();
      }
      template.forgetVersion();
      return false;
    }
  }

  private TemplateTag tag() {
    return new TemplateTag(ec2, template.version().template(), key);
  }
}
