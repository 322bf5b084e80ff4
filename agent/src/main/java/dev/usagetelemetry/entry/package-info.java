/**
 * JVM to agent: the only classes the application can see. Java 8 bytecode, no dependency, so that
 * an older JVM can load them, read its own version and step aside.
 */
package dev.usagetelemetry.entry;
