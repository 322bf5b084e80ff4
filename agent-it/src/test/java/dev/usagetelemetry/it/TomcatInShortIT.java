package dev.usagetelemetry.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apache Tomcat as most know it. All that it can do besides is in {@code server.TomcatIT}. */
class TomcatInShortIT {

  @TempDir Path directory;

  @Test
  void it_reports_its_connectors_and_follows_its_applications() throws Exception {
    var tomcat =
        new Tomcat(Run.newest("tomcat"), directory)
            .withAjp()
            .deploy("PLANTED-one", WebArchive.distributable());
    try (var receiver = new Receiver();
        var process = tomcat.start(Settings.reportingTo(receiver))) {
      var message = receiver.awaitMatch(ExpectedMessage.of(tomcat, "alone"));
      assertThat(message.at("/version").asString()).startsWith(tomcat.version());

      tomcat.deploy("PLANTED-two", WebArchive.running());
      receiver.awaitNext(each -> each.at("/webApplications/runningCount").asInt() == 2);
      tomcat.undeploy("PLANTED-two");
      receiver.awaitNext(each -> each.at("/webApplications/count").asInt() == 1);

      Conduct.isHonest(tomcat, process, receiver);
      Conduct.endsCleanly(process);
    }
  }
}
