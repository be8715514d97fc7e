package org.enlace.modules.internal;

import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Services that may or may not be there: taking a module in or out must be possible while other parts of the node are not well. */
final class Neighbours {
    private final BundleContext context;

    Neighbours(BundleContext context) {
        this.context = context;
    }

    /** The service as it is at this moment; not to be kept. */
    <T> Optional<T> find(Class<T> service) {
        ServiceReference<T> reference = context.getServiceReference(service);
        return Optional.ofNullable(reference).map(context::getService);
    }
}
