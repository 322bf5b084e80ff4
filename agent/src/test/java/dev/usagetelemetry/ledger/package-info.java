@NullMarked
package dev.usagetelemetry.ledger;

import org.jspecify.annotations.NullMarked;
