package dev.usagetelemetry.instrument;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/** Opens packages to the agent, and to the agent alone. */
public final class Modules {

  private Modules() {}

  /** Opens the package of a class to the unnamed module of the isolated loader. */
  public static void open(Instrumentation instrumentation, Class<?> inPackage) {
    instrumentation.redefineModule(
        inPackage.getModule(),
        Set.of(),
        Map.of(),
        Map.of(inPackage.getPackageName(), Set.of(Modules.class.getModule())),
        Set.of(),
        Map.of());
  }
}
