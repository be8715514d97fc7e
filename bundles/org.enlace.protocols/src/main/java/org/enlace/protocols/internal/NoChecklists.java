package org.enlace.protocols.internal;

import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Progress;
import org.osgi.service.component.annotations.Component;

/** Of no document a checklist is kept, so nothing is said about how far the country has come. */
@Component
public final class NoChecklists implements HowFar {
    @Override
    public Optional<Progress> progress(RecordId protocol) {
        return Optional.empty();
    }
}
