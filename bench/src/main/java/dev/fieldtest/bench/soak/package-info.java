/** Many sites in one run, and what they leave behind. */
@NullMarked
package dev.fieldtest.bench.soak;

import org.jspecify.annotations.NullMarked;
