package dev.usagetelemetry.report;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * What tells a container from a machine. No single clue is enough: containerd leaves no marker
 * file, Kubernetes on cgroup v2 hides the path, and a cleaned environment hides Kubernetes.
 *
 * @param environment the process's environment variables
 * @param exists whether there is a file of that path
 * @param inContainerGroup whether the process's control group has a container runtime's name
 */
record ContainerClues(
    Map<String, String> environment, Predicate<String> exists, BooleanSupplier inContainerGroup) {

  /** Docker's and Podman's. */
  private static final List<String> MARKER_FILES = List.of("/.dockerenv", "/run/.containerenv");

  /** Set by Podman, LXC and systemd-nspawn, to their own name. */
  private static final String MARKER_VARIABLE = "container";

  boolean isKubernetes() {
    return isSet("KUBERNETES_SERVICE_HOST") || exists.test("/var/run/secrets/kubernetes.io");
  }

  boolean isContainer() {
    return isKubernetes()
        || isSet(MARKER_VARIABLE)
        || MARKER_FILES.stream().anyMatch(exists)
        || inContainerGroup.getAsBoolean();
  }

  private boolean isSet(String variable) {
    return !environment.getOrDefault(variable, "").isEmpty();
  }
}
