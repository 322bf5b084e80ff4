/** A copy of SLF4J's API under another name. */
@NullMarked
package dev.usagetelemetry.disclose.moved.org.slf4j;

import org.jspecify.annotations.NullMarked;
