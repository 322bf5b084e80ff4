/** When: one daemon thread, parked between cycles. */
@NullMarked
package dev.usagetelemetry.schedule;

import org.jspecify.annotations.NullMarked;
