/** Message to endpoint: the one place that opens a connection. */
@NullMarked
package dev.usagetelemetry.transmit;

import org.jspecify.annotations.NullMarked;
