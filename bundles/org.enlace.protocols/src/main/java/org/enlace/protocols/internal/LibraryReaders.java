package org.enlace.protocols.internal;

import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.RecordReaders;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Experience;
import org.enlace.protocols.Protocols;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers for adoptions and reports on experience: they are read by who may read their document, of which files and comments answer. */
@Component
public final class LibraryReaders implements RecordReaders {
    private final ProtocolStore store;
    private final Protocols protocols;

    @Activate
    public LibraryReaders(@Reference ProtocolStore store, @Reference Protocols protocols) {
        this.store = store;
        this.protocols = protocols;
    }

    @Override
    public boolean mayRead(String kind, String id, Caller caller) {
        return caller.holds(Protocols.READ)
                && RecordId.read(id)
                        .flatMap(record -> document(kind, record, caller))
                        .filter(entry -> entry.existsFor(caller))
                        .map(entry -> entry.protocol())
                        .filter(protocol -> !protocol.content().restrictedTo().restricted()
                                || protocols.justified(protocol.id(), caller))
                        .isPresent();
    }

    private Optional<Entry> document(String kind, RecordId id, Caller caller) {
        return switch (kind) {
            case Adoption.KIND -> store.find(id);
            case Experience.KIND ->
                store.experiences()
                        .find(id)
                        .filter(experience -> ExperienceSight.told(experience, caller))
                        .flatMap(experience -> store.find(experience.protocol()));
            default -> Optional.empty();
        };
    }
}
