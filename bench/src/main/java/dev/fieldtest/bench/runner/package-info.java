/** What the runner itself costs beside its browsers, in CPU time and memory. */
@NullMarked
package dev.fieldtest.bench.runner;

import org.jspecify.annotations.NullMarked;
