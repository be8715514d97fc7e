package org.enlace.web.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * The front door while Jetty runs: with it comes, and goes, the answer to what never reaches a servlet. Felix HTTP does not
 * start with a connector factory that has no socket to offer, so it is offered afterwards.
 */
final class OpenDoor implements Servlet {
    private final BundleContext context;
    private final FrontDoor door;
    private final Malformed malformed;
    private ServiceRegistration<ConnectorFactory> offered;

    OpenDoor(BundleContext context, FrontDoor door, Malformed malformed) {
        this.context = context;
        this.door = door;
        this.malformed = malformed;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        door.init(config);
        offered = context.registerService(ConnectorFactory.class, malformed, null);
    }

    @Override
    public ServletConfig getServletConfig() {
        return door.getServletConfig();
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        door.service(request, response);
    }

    @Override
    public String getServletInfo() {
        return "Enlace";
    }

    @Override
    public void destroy() {
        offered.unregister();
        door.destroy();
    }
}
