package dev.usagetelemetry.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorArchitectureTest {

  @ParameterizedTest
  @CsvSource({
    "amd64, X64",
    "x86_64, X64",
    "x64, X64",
    "x86, X86",
    "i386, X86",
    "i686, X86",
    "aarch64, Arm64",
    "arm64, Arm64",
    "arm, Arm",
    "s390x, S390x",
    "ppc64le, Ppc64le",
    "loongarch64, LoongArch64",
    "riscv64, RiscV64",
  })
  void has_the_name_that_dotnet_gives_it(String osArch, String name) {
    assertThat(ProcessorArchitecture.of(osArch)).contains(new Value.Token(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ppc64", "sparcv9", "AMD64", "my-arch"})
  void is_absent_where_dotnet_has_no_name(String osArch) {
    assertThat(ProcessorArchitecture.of(osArch)).isEmpty();
  }

  @Test
  void is_known_on_this_machine() {
    assertThat(ProcessorArchitecture.of(System.getProperty("os.arch"))).isPresent();
  }
}
