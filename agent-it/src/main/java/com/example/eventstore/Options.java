package com.example.eventstore;

import java.nio.file.Path;

/**
 * What the node was configured with, as parsed from the command line.
 *
 * @param cluster how it joins others
 * @param application everything else
 */
record Options(Cluster cluster, Application application) {

  /**
   * @param clusterSize how many nodes the cluster is meant to have
   * @param nodeName how the node calls itself in the administrator's console
   */
  record Cluster(int clusterSize, String nodeName) {}

  /**
   * @param dataDirectory where the chunks lie
   * @param enableAtomPubOverHttp the old protocol over HTTP
   * @param enableExternalTcp the old protocol over TCP
   * @param insecure without TLS and without users
   * @param runProjections which projections run
   */
  record Application(
      Path dataDirectory,
      boolean enableAtomPubOverHttp,
      boolean enableExternalTcp,
      boolean insecure,
      ProjectionType runProjections) {}

  /** Which projections run. */
  enum ProjectionType {
    NONE,
    SYSTEM,
    ALL
  }
}
