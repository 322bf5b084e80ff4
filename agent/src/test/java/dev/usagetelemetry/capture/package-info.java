/** Tests of capture. */
@NullMarked
package dev.usagetelemetry.capture;

import org.jspecify.annotations.NullMarked;
