/** Agent arguments, system properties, environment and file to settings. */
@NullMarked
package dev.usagetelemetry.settings;

import org.jspecify.annotations.NullMarked;
