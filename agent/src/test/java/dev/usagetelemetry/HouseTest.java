package dev.usagetelemetry;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.usagetelemetry.disclose.Consent;
import dev.usagetelemetry.report.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plan of the house: who may use whom, and what only one room may do. */
class HouseTest {

  private static final String ROOT = "dev.usagetelemetry.";

  /** In the order in which data flows; a package uses those before it. */
  private static final List<String> ROOMS =
      List.of(
          "entry",
          "instrument",
          "profile",
          "capture",
          "report",
          "disclose",
          "transmit",
          "schedule",
          "ledger",
          "settings",
          "start",
          "cli");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.usagetelemetry");

  @Test
  void a_package_uses_only_packages_before_it() {
    for (var i = 0; i < ROOMS.size(); i++) {
      var later = ROOMS.subList(i + 1, ROOMS.size()).stream().map(room -> ROOT + room + "..");
      if (i + 1 < ROOMS.size()) {
        noClasses()
            .that(resideInAPackage(ROOT + ROOMS.get(i) + ".."))
            .should()
            .dependOnClassesThat(resideInAnyPackage(later.toArray(String[]::new)))
            .check(CLASSES);
      }
    }
  }

  @Test
  void the_entry_stands_alone() {
    noClasses()
        .that(resideInAPackage(ROOT + "entry.."))
        .should()
        .dependOnClassesThat(not(resideInAnyPackage(ROOT + "entry..", "java..")))
        .check(CLASSES);
    noClasses()
        .that(not(resideInAPackage(ROOT + "entry..")))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "entry.."))
        .check(CLASSES);
  }

  @Test
  void only_transmit_opens_connections_or_looks_names_up() {
    noClasses()
        .that(not(resideInAPackage(ROOT + "transmit..")))
        .and(not(receivesOnLoopback()))
        .should()
        .dependOnClassesThat(
            nameMatching("java\\.net\\.(Inet.*|.*Socket.*|Http.*|URLConnection|Proxy.*)"))
        .orShould()
        .dependOnClassesThat(
            resideInAnyPackage("javax.net..", "java.net.http..")
                .or(
                    resideInAPackage("java.nio.channels..")
                        .and(not(nameMatching(".*File(Channel|Lock|LockException)")))))
        .check(CLASSES);
  }

  /** The try-out receiver of the command line listens; it is never in the JVM of a server. */
  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> receivesOnLoopback() {
    return resideInAPackage(ROOT + "cli..");
  }

  @Test
  void only_consent_grants() {
    constructors().that().areDeclaredIn(Consent.Granted.class).should().bePrivate().check(CLASSES);
  }

  @Test
  void only_the_report_makes_values_and_only_its_gate_reads_a_profile_into_them() {
    noClasses()
        .that(not(resideInAPackage(ROOT + "report..")))
        .should()
        .dependOnClassesThat(nameMatching(Value.class.getName().replace("$", "\\$") + "(\\$.*)?"))
        .check(CLASSES);
  }

  @Test
  void only_the_gate_and_the_reporter_read_a_server() {
    noClasses()
        .that(resideInAPackage(ROOT + "report.."))
        .and(not(nameMatching(".*\\.report\\.(Gate|Reporter)(\\$.*)?")))
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "capture.."))
        .check(CLASSES);
  }

  @Test
  void only_the_command_line_serves_http() {
    noClasses()
        .that(not(resideInAPackage(ROOT + "cli..")))
        .should()
        .dependOnClassesThat(resideInAPackage("com.sun.net.."))
        .check(CLASSES);
  }

  @Test
  void nothing_makes_a_thread_but_as_a_guest() {
    noClasses()
        .that(not(nameMatching(".*\\.GuestThread|.*\\.start\\.Telemetry")))
        .and(not(resideInAPackage(ROOT + "cli..")))
        .should()
        .callConstructorWhere(target(owner(assignableTo(Thread.class))))
        .check(CLASSES);
    noClasses()
        .that(not(resideInAPackage(ROOT + "cli..")))
        .should()
        .dependOnClassesThat(
            nameMatching(
                "java\\.util\\.Timer(Task)?"
                    + "|java\\.util\\.concurrent\\.(.*Executor.*|ForkJoin.*|ThreadFactory)"))
        .orShould()
        .callMethodWhere(
            target(name("parallelStream")).or(target(nameMatching("(supply|run)Async"))))
        .check(CLASSES);
  }

  /** What premain runs through, in every JVM of an image; see docs/architecture.md. */
  @Test
  void the_way_through_premain_touches_nothing_that_a_server_sets_up_itself() {
    noClasses()
        .that(resideInAnyPackage(ROOT + "entry..", ROOT + "instrument..", ROOT + "settings.."))
        .or(resideInAnyPackage(ROOT + "start..", ROOT + "profile.."))
        .and(not(nameMatching(".*\\.profile\\.IndexWriter")))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.util.logging..", "javax.management..", "java.nio.file.."))
        .orShould()
        .dependOnClassesThat(
            nameMatching("java\\.security\\.MessageDigest|java\\.util\\.UUID|java\\.net\\.Inet.*"))
        .check(CLASSES);
  }

  @Test
  void nothing_prints_on_standard_output_or_ends_the_jvm_but_the_command_line() {
    noClasses()
        .that(not(nameMatching(".*\\.entry\\.Main")))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }

  @Test
  void nothing_logs_through_the_jdk_or_runs_a_program_but_the_command_line() {
    noClasses()
        .that(not(resideInAPackage(ROOT + "cli..")))
        .should()
        .dependOnClassesThat(resideInAPackage("java.util.logging.."))
        .orShould()
        .dependOnClassesThat(nameMatching("java\\.lang\\.Process(Builder)?"))
        .check(CLASSES);
  }
}
