/** Turns corpus and timings into a deterministic plan of chunks. */
@NullMarked
package dev.fieldtest.chunker;

import org.jspecify.annotations.NullMarked;
