/** An account of every message, of which nothing can be changed or taken out unnoticed. */
@NullMarked
package dev.usagetelemetry.ledger;

import org.jspecify.annotations.NullMarked;
