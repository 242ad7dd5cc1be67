package dev.fieldtest.extensionundertest;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Storage with the environment's values filled in. They are secrets: they come out of {@link #json}
 * alone, for the browser, and neither in print nor in any file. Immutable and thread-safe.
 */
public final class ResolvedStorage {
  private final List<StorageEntry> entries;

  ResolvedStorage(List<StorageEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** The areas that something is to be stored in. */
  public Set<StorageArea> areas() {
    return entries.stream().map(StorageEntry::area).collect(Collectors.toUnmodifiableSet());
  }

  /** What {@code chrome.storage.<area>.set} takes, as JSON, with all secrets. */
  public String json(StorageArea area) {
    var object = JsonNodeFactory.instance.objectNode();
    entries.stream()
        .filter(entry -> entry.area() == area)
        .forEach(entry -> object.set(entry.key(), entry.value()));
    return object.toString();
  }

  /** The fields without their values; what a file gets of it, too. */
  @Override
  @JsonValue
  public String toString() {
    return entries.toString();
  }
}
