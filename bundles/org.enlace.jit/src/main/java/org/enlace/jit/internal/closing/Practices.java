package org.enlace.jit.internal.closing;

import java.util.Optional;
import org.enlace.platform.contribution.PracticeDrafts;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The library that takes lessons as practices, as it comes and goes: without one nothing is offered. */
@Component(service = Practices.class)
public class Practices {
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile PracticeDrafts drafts;

    /** The library there is now. */
    Optional<PracticeDrafts> now() {
        return Optional.ofNullable(drafts);
    }

    /** For what has no framework: a library that came, or null where it went. */
    public void become(PracticeDrafts library) {
        drafts = library;
    }
}
