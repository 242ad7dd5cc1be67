/** How close the order of sites comes to the shortest possible run, in virtual time. */
@NullMarked
package dev.fieldtest.bench.schedule;

import org.jspecify.annotations.NullMarked;
