/** The list of login sites to check: reading, validating and writing it, and the bundled sites. */
@NullMarked
package dev.fieldtest.sitecorpus;

import org.jspecify.annotations.NullMarked;
