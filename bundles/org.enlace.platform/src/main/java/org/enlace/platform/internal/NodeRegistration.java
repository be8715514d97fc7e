package org.enlace.platform.internal;

import java.nio.file.Path;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Turns what the launcher passed as framework properties into the {@link Node} service. */
@Component(
        service = {},
        immediate = true)
public final class NodeRegistration {
    private final ServiceRegistration<Node> registration;

    @Activate
    public NodeRegistration(BundleContext context) {
        Node node = new Node(
                new CountryCode(property(context, "enlace.country")),
                Path.of(property(context, "enlace.home")),
                Path.of(property(context, "enlace.data")),
                property(context, "enlace.version"),
                Boolean.parseBoolean(property(context, "enlace.demo")));
        registration = context.registerService(Node.class, node, null);
    }

    @Deactivate
    void withdraw() {
        registration.unregister();
    }

    private static String property(BundleContext context, String name) {
        String value = context.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("The launcher did not set the framework property " + name);
        }
        return value;
    }
}
