/** The agent jar on real servers, in JVMs of their own. Nothing here uses a class of the agent. */
@NullMarked
package dev.usagetelemetry.it;

import org.jspecify.annotations.NullMarked;
