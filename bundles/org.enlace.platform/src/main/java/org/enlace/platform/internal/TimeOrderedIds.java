package org.enlace.platform.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.osgi.service.component.annotations.Component;

/** UUID version 7 by java-uuid-generator, which counts up within a millisecond. */
@Component
public final class TimeOrderedIds implements RecordIds {
    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    @Override
    public RecordId next() {
        return new RecordId(generator.generate());
    }
}
