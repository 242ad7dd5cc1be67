package dev.fieldtest.sitecorpus.imports;

import java.net.URI;

/** What a text is, as far as it is an address. */
sealed interface Address {
  /** A page that a site can have. */
  record Page(URI url) implements Address {}

  /** Nothing to take. */
  record None(LeftOut why) implements Address {}
}
