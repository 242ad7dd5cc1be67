/** Processes under measurement: their CPU time and their memory. */
@NullMarked
package dev.fieldtest.bench.engine.lab;

import org.jspecify.annotations.NullMarked;
