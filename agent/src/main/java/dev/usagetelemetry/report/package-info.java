/** Readings and machine facts to a message. Holds the gate that only typed values pass. */
@NullMarked
package dev.usagetelemetry.report;

import org.jspecify.annotations.NullMarked;
