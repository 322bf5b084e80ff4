package com.example.connect;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** A connector of a user's own, which never has anything. */
public class PlantedSource extends SourceConnector {

  @Override
  public void start(Map<String, String> settings) {}

  @Override
  public Class<? extends Task> taskClass() {
    return Nothing.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int most) {
    return Collections.nCopies(most, Map.of());
  }

  @Override
  public void stop() {}

  @Override
  public ConfigDef config() {
    return new ConfigDef();
  }

  @Override
  public String version() {
    return "1.0";
  }

  /** Reads nothing. */
  public static class Nothing extends SourceTask {

    @Override
    public String version() {
      return "1.0";
    }

    @Override
    public void start(Map<String, String> settings) {}

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
      Thread.sleep(200);
      return List.of();
    }

    @Override
    public void stop() {}
  }
}
