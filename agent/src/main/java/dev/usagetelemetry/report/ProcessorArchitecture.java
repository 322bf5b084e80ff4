package dev.usagetelemetry.report;

import java.util.Optional;

/**
 * The names of processor architectures: Java's on one side, .NET's, which are sent, on the other.
 */
final class ProcessorArchitecture {

  private ProcessorArchitecture() {}

  /**
   * Translates the system property {@code os.arch}.
   *
   * @return a member of .NET's {@code System.Runtime.InteropServices.Architecture}; empty for what
   *     .NET does not run on
   */
  static Optional<Value.Token> of(String osArch) {
    var name =
        switch (osArch) {
          case "amd64", "x86_64", "x64" -> "X64";
          case "x86", "i386", "i486", "i586", "i686" -> "X86";
          case "aarch64", "arm64" -> "Arm64";
          case "arm", "arm32", "aarch32" -> "Arm";
          case "s390x" -> "S390x";
          case "ppc64le" -> "Ppc64le";
          case "loongarch64" -> "LoongArch64";
          case "riscv64" -> "RiscV64";
          default -> null;
        };
    return Optional.ofNullable(name).map(Value.Token::new);
  }
}
