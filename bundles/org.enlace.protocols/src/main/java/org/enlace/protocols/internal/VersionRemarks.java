package org.enlace.protocols.internal;

import java.util.Optional;
import org.enlace.comments.CommentUse;
import org.enlace.platform.Caller;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.protocols.Edition;
import org.enlace.protocols.Edition.Stage;
import org.enlace.protocols.Protocols;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Those who work on a version talk about it beside what reviewers say of its sections. */
@Component
public final class VersionRemarks implements CommentUse {
    public static final String NAME = "protocol-version";

    private final ProtocolStore store;
    private final Protocols protocols;
    private final EditionSight sight;

    @Activate
    public VersionRemarks(@Reference ProtocolStore store, @Reference Protocols protocols) {
        this.store = store;
        this.protocols = protocols;
        sight = new EditionSight(store);
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
        return Edition.KIND;
    }

    /** A version that does not exist for the caller has no comments either: need-to-know here is who works on it. */
    @Override
    public Optional<Owner> owner(RecordId id, Caller caller) {
        return store.editions()
                .find(id)
                .filter(edition -> sight.exists(edition, caller))
                .map(edition -> new Owner(
                        edition.content().title(),
                        "/protocols/versions/" + id,
                        sight.talkers(edition),
                        edition.stage().open() || edition.stage() == Stage.APPROVED,
                        edition.number().isPresent()
                                && edition.content().restrictedTo().restricted()
                                && !protocols.justified(edition.protocol(), caller)));
    }
}
