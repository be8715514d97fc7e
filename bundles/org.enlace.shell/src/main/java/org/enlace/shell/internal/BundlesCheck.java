package org.enlace.shell.internal;

import java.util.Arrays;
import java.util.List;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Names the bundles that do not run. */
@Component
public final class BundlesCheck implements HealthCheck {
    private static final Texts TEXTS = Texts.of(BundlesCheck.class);

    private final BundleContext context;

    @Activate
    public BundlesCheck(BundleContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return "bundles";
    }

    @Override
    public List<Problem> problems() {
        return resting().stream()
                .map(bundle -> new Problem(false, "The bundle " + bundle + " is not running: the log tells why"))
                .toList();
    }

    @Override
    public List<Finding> examine() {
        return resting().stream()
                .map(bundle -> Finding.of(TEXTS, Severity.WARNING, "bundle.resting", bundle))
                .toList();
    }

    private List<String> resting() {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.ACTIVE
                        && bundle.getState() != Bundle.STARTING
                        && bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null)
                .map(Bundle::getSymbolicName)
                .toList();
    }
}
