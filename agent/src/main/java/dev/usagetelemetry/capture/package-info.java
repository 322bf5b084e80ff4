/** Signals to captured objects to readings. */
@NullMarked
package dev.usagetelemetry.capture;

import org.jspecify.annotations.NullMarked;
