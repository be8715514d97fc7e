package org.enlace.launcher;

import java.util.concurrent.CompletableFuture;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;

/** What a bundle says that finds out that this node must not start, see {@code org.enlace.platform.Startup}. */
final class StartRefusal {
    private static final String REFUSED = "enlace.start.refused";

    private final CompletableFuture<Refused> said = new CompletableFuture<>();

    private StartRefusal() {}

    /** From before the first bundle starts. */
    static StartRefusal listen(BundleContext context) {
        StartRefusal refusal = new StartRefusal();
        try {
            context.addServiceListener(event -> refusal.hear(context, event), "(" + REFUSED + "=*)");
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(e);
        }
        return refusal;
    }

    private void hear(BundleContext context, ServiceEvent event) {
        if (event.getType() == ServiceEvent.REGISTERED
                && event.getServiceReference().getProperty(REFUSED) instanceof Integer status) {
            said.complete(new Refused(status, String.valueOf(context.getService(event.getServiceReference()))));
        }
    }

    /** At once if it was said already. */
    void then(Runnable end) {
        said.thenRun(end);
    }

    /** @throws Refused if something was said */
    void tell() {
        if (said.isDone()) {
            throw said.join();
        }
    }
}
