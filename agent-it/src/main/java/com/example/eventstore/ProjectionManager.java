package com.example.eventstore;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All projections, the product's and the users'. */
final class ProjectionManager extends Component {

  private static final List<String> STANDARD =
      List.of(
          "$by_category",
          "$by_event_type",
          "$stream_by_category",
          "$streams",
          "$by_correlation_id");

  private final Map<String, Projection> projections = new ConcurrentHashMap<>();

  ProjectionManager() {
    super("Projections");
  }

  @Override
  protected void onStart() {
    STANDARD.forEach(name -> run(name, Projection.State.RUNNING));
  }

  void run(String name, Projection.State state) {
    projections.computeIfAbsent(name, Projection::new).become(state);
  }

  void delete(String name) {
    projections.remove(name);
  }
}
