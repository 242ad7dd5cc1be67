/** Machines on EC2 that come when a grid has work, and go when it has none. */
@NullMarked
package dev.fieldtest.griddocker.fleet;

import org.jspecify.annotations.NullMarked;
