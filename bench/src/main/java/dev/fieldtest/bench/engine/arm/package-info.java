/** The ways that are measured, each set up as its users have it. */
@NullMarked
package dev.fieldtest.bench.engine.arm;

import org.jspecify.annotations.NullMarked;
