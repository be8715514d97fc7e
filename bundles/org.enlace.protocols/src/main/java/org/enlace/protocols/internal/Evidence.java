package org.enlace.protocols.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.FileUse;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.protocols.ChecklistItem;
import org.enlace.protocols.Implementations;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What shows that an item of a checklist is done, as files. They are changed while the item is open, like all that it rests on; for
 * whom the document is, for those they are.
 */
@Component
public final class Evidence implements FileUse {
    public static final String NAME = "protocol-evidence";

    private static final long LARGEST = 100_000_000;

    private final ProtocolStore store;
    private final Protocols protocols;
    private final Texts texts = Texts.of(Evidence.class);

    @Activate
    public Evidence(@Reference ProtocolStore store, @Reference Protocols protocols) {
        this.store = store;
        this.protocols = protocols;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return "protocol-library";
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "use.evidence");
    }

    @Override
    public long largest() {
        return LARGEST;
    }

    @Override
    public Set<String> mediaTypes() {
        return Attachments.TYPES;
    }

    @Override
    public Permission read() {
        return Protocols.READ;
    }

    @Override
    public Permission add() {
        return Implementations.IMPLEMENT;
    }

    @Override
    public Duration retention() {
        return Duration.ZERO;
    }

    @Override
    public String ownerKind() {
        return ChecklistItem.KIND;
    }

    @Override
    public Optional<Owner> owner(RecordId id, Caller caller) {
        return store.checklists().find(id).flatMap(item -> store.find(item.protocol())
                .map(entry -> {
                    Protocol protocol = entry.protocol();
                    NeedToKnow readers = protocol.content().restrictedTo();
                    return new Owner(
                            item.core().requirement() + " – "
                                    + protocol.content().title(),
                            "/protocols/" + protocol.id() + "/implementation/" + id,
                            readers,
                            item.core().counted() && item.standing().open() && inForce(protocol.id()),
                            readers.restricted() && !protocols.justified(protocol.id(), caller));
                }));
    }

    private boolean inForce(RecordId protocol) {
        return store.editions()
                .adoption(protocol)
                .filter(last -> last.state().adopted())
                .isPresent();
    }
}
