package dev.usagetelemetry.cli.check;

import dev.usagetelemetry.cli.check.ClassShape.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a server may start and stop, guessed from the names of its methods.
 *
 * @param starts places in its class, as a profile names them, the likeliest first
 * @param stops the same
 */
record LifeCycle(List<String> starts, List<String> stops) {

  /** Likely first. */
  static final List<String> STARTS =
      List.of("start", "startup", "startServer", "boot", "launch", "serve", "run", "init", "open");

  private static final List<String> STOPS =
      List.of("stop", "shutdown", "stopServer", "close", "halt", "destroy", "terminate");

  static LifeCycle of(ClassShape server) {
    return new LifeCycle(places(server, STARTS), places(server, STOPS));
  }

  private static List<String> places(ClassShape server, List<String> names) {
    var places = new ArrayList<String>();
    for (var name : names) {
      for (var method : server.methods()) {
        if (method.name().equals(name)) {
          places.add(place(server, method));
        }
      }
    }
    return places;
  }

  private static String place(ClassShape server, Method method) {
    var types = JavaType.parseMethod(method.descriptor(), Map.of());
    var parameters = types.subList(0, types.size() - 1).stream().map(LifeCycle::written).toList();
    return server.name() + "." + method.name() + "(" + String.join(", ", parameters) + ")";
  }

  private static String written(JavaType type) {
    return type.isArray() ? written(type.lastArgument()) + "[]" : type.name();
  }
}
