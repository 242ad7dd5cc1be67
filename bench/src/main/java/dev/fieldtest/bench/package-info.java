/** Measurements, each side by side with what it is compared with. */
@NullMarked
package dev.fieldtest.bench;

import org.jspecify.annotations.NullMarked;
