/** How often a site whose truth is known comes to it. */
@NullMarked
package dev.fieldtest.bench.lab;

import org.jspecify.annotations.NullMarked;
