package dev.fieldtest.extensionundertest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A part of {@code chrome.storage} that an extension can write; {@code managed} it only reads. */
public enum StorageArea {
  LOCAL,
  SYNC,
  SESSION;

  /** Its name in {@code chrome.storage} and in contracts. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
