package com.example.program;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** An application that brings its own Tomcat: {@code EmbeddedTomcat PORT FOLDER}. */
public final class EmbeddedTomcat {

  private EmbeddedTomcat() {}

  /** Serves until the process is ended. */
  public static void main(String[] args) throws Exception {
    var connector = new Connector();
    connector.setPort(Integer.parseInt(args[0]));
    connector.setProperty("address", "127.0.0.1");

    var tomcat = new Tomcat();
    tomcat.setBaseDir(args[1]);
    tomcat.setConnector(connector);
    var context = tomcat.addContext("", null);
    Tomcat.addServlet(context, "hello", new Hello()).addMapping("/");
    tomcat.start();
    System.out.println("started");
    tomcat.getServer().await();
  }

  private static final class Hello extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().println("hello");
    }
  }
}
