package com.example.program;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.asm.Advice;

/** An agent that has java.time's clocks go ahead by the milliseconds of a system property. */
public final class LaterClockAgent {

  private LaterClockAgent() {}

  /** Called by the JVM. */
  public static void premain(String arguments, Instrumentation instrumentation) {
    new AgentBuilder.Default()
        .disableClassFormatChanges()
        .with(RedefinitionStrategy.RETRANSFORMATION)
        .ignore(none())
        .type(named("java.time.Clock$SystemClock"))
        .transform(
            (builder, type, loader, module, domain) ->
                builder.visit(Advice.to(LaterClockAgent.class).on(named("millis"))))
        .installOn(instrumentation);
  }

  @Advice.OnMethodExit
  private static void ahead(@Advice.Return(readOnly = false) long millis) {
    millis += Long.getLong("later.millis", 0);
  }
}
