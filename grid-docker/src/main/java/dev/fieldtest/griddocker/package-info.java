/** Everything with a browser or a machine in it: grids, sessions, and visits to pages. */
@NullMarked
package dev.fieldtest.griddocker;

import org.jspecify.annotations.NullMarked;
