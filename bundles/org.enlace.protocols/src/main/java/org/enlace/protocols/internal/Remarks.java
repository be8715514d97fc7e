package org.enlace.protocols.internal;

import java.util.Optional;
import org.enlace.comments.CommentUse;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Every record can be commented on, a withdrawn one too: why it is out of use is worth talking about. */
@Component
public final class Remarks implements CommentUse {
    public static final String NAME = "protocol";

    private final ProtocolStore store;
    private final Protocols protocols;

    @Activate
    public Remarks(@Reference ProtocolStore store, @Reference Protocols protocols) {
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
    public Permission read() {
        return Protocols.READ;
    }

    @Override
    public String kind() {
        return Protocols.KIND;
    }

    @Override
    public Optional<Owner> owner(RecordId id, Caller caller) {
        return store.find(id).map(entry -> {
            Protocol protocol = entry.protocol();
            NeedToKnow readers = protocol.content().restrictedTo();
            return new Owner(
                    protocol.content().title(),
                    "/protocols/" + id,
                    readers,
                    true,
                    readers.restricted() && !protocols.justified(id, caller));
        });
    }
}
