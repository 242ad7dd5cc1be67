package dev.fieldtest.runnercli.cli;

import dev.fieldtest.griddocker.GridException;
import dev.fieldtest.griddocker.GridLoad;
import dev.fieldtest.griddocker.fleet.Instance;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A fleet's machines on their way into its grid.
 *
 * @param launched who was launched for it, by EC2's ids; EC2 may not list them at once
 */
record Arrivals(FleetAccess access, List<String> launched) {
  /**
   * What there is to see.
   *
   * @param present how many machines there are, listed or not, that are not on their way out
   * @param silent those of them that the grid knows no node of
   */
  record Seen(int present, Set<String> silent) {
    /** Those of the silent that are among others. */
    Set<String> silentOf(List<String> others) {
      return silent.stream()
          .filter(others::contains)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /**
   * Looks at EC2 first, so that a node which comes in between is seen.
   *
   * @throws GridException if grid or EC2 do not tell
   */
  Seen look() {
    var listing = access.fleet().listing();
    var hosts =
        access.grid().load().nodes().stream().map(GridLoad.Node::host).collect(Collectors.toSet());
    var addresses = new TreeMap<String, String>();
    launched.forEach(id -> addresses.put(id, ""));
    listing.gone().forEach(gone -> addresses.remove(gone.instance().id()));
    for (var instance : listing.there()) {
      if (instance.state() == Instance.State.STOPPING) {
        addresses.remove(instance.id());
      } else {
        addresses.put(instance.id(), instance.address());
      }
    }
    var present = addresses.size();
    addresses.values().removeIf(hosts::contains);
    return new Seen(present, Set.copyOf(addresses.keySet()));
  }
}
