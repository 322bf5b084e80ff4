@NullMarked
package dev.usagetelemetry.cli.check;

import org.jspecify.annotations.NullMarked;
