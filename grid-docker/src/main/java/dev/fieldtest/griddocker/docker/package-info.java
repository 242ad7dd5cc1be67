/** Grids in Docker: images, and the compose file that starts them, by the engine's command line. */
@NullMarked
package dev.fieldtest.griddocker.docker;

import org.jspecify.annotations.NullMarked;
