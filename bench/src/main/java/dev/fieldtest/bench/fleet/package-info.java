/** What a fleet costs and how long its runs take, beside a reactive policy and an oracle. */
@NullMarked
package dev.fieldtest.bench.fleet;

import org.jspecify.annotations.NullMarked;
