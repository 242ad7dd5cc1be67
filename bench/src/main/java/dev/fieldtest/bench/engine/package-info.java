/** Ways to check the same pages with the same check, and what each costs. */
@NullMarked
package dev.fieldtest.bench.engine;

import org.jspecify.annotations.NullMarked;
