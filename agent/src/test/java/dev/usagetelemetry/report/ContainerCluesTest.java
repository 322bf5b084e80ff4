package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerCluesTest {

  @Test
  void a_machine_without_any_clue_is_no_container() {
    var clues = clues(Map.of("PATH", "/bin"), Set.of("/etc/passwd"), false);
    assertThat(clues.isContainer()).isFalse();
    assertThat(clues.isKubernetes()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/.dockerenv", "/run/.containerenv"})
  void a_marker_file_tells_a_container(String marker) {
    var clues = clues(Map.of(), Set.of(marker), false);
    assertThat(clues.isContainer()).isTrue();
    assertThat(clues.isKubernetes()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"podman", "lxc", "systemd-nspawn", "oci"})
  void the_marker_variable_tells_a_container(String runtime) {
    var clues = clues(Map.of("container", runtime), Set.of(), false);
    assertThat(clues.isContainer()).isTrue();
    assertThat(clues.isKubernetes()).isFalse();
  }

  @Test
  void the_control_group_tells_a_container() {
    var clues = clues(Map.of(), Set.of(), true);
    assertThat(clues.isContainer()).isTrue();
    assertThat(clues.isKubernetes()).isFalse();
  }

  @Test
  void a_pod_is_a_container_too() {
    var clues = clues(Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1"), Set.of(), false);
    assertThat(clues.isKubernetes()).isTrue();
    assertThat(clues.isContainer()).isTrue();
  }

  @Test
  void a_pod_shows_by_its_service_account_where_the_environment_was_cleaned() {
    var clues = clues(Map.of(), Set.of("/var/run/secrets/kubernetes.io"), false);
    assertThat(clues.isKubernetes()).isTrue();
    assertThat(clues.isContainer()).isTrue();
  }

  @Test
  void an_empty_variable_is_no_clue() {
    var clues = clues(Map.of("container", "", "KUBERNETES_SERVICE_HOST", ""), Set.of(), false);
    assertThat(clues.isContainer()).isFalse();
    assertThat(clues.isKubernetes()).isFalse();
  }

  @Test
  void a_control_group_that_cannot_be_read_is_not_taken_for_a_no() {
    var clues =
        new ContainerClues(
            Map.of(),
            path -> false,
            () -> {
              throw new IllegalStateException();
            });
    assertThatIllegalStateException().isThrownBy(clues::isContainer);
  }

  private static ContainerClues clues(
      Map<String, String> environment, Set<String> files, boolean inContainerGroup) {
    return new ContainerClues(environment, files::contains, () -> inContainerGroup);
  }
}
