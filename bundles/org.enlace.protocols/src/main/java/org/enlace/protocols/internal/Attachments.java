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
import org.enlace.protocols.Editions;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a record has attached: the document itself, forms, pictures. For whom the record is, for those its files are. */
@Component
public final class Attachments implements FileUse {
    public static final String NAME = "protocol-attachment";

    private static final long LARGEST = 1_000_000_000;
    static final Set<String> TYPES = Set.of(
            "application/pdf",
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "image/tiff",
            "text/plain",
            "application/rtf",
            "application/zip",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.spreadsheet",
            "application/vnd.oasis.opendocument.presentation",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            "application/msword",
            "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint");

    private final ProtocolStore store;
    private final Protocols protocols;
    private final Texts texts = Texts.of(Attachments.class);

    @Activate
    public Attachments(@Reference ProtocolStore store, @Reference Protocols protocols) {
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
        return texts.get(language, "record.files");
    }

    @Override
    public long largest() {
        return LARGEST;
    }

    @Override
    public Set<String> mediaTypes() {
        return TYPES;
    }

    @Override
    public Permission read() {
        return Protocols.READ;
    }

    @Override
    public Permission add() {
        return Protocols.WRITE;
    }

    @Override
    public Duration retention() {
        return Duration.ZERO;
    }

    @Override
    public String ownerKind() {
        return Protocols.KIND;
    }

    /** What others hold on to is changed by those who may approve alone, and so are the files that belong to it. */
    private static boolean mayChange(Protocol protocol, Caller caller) {
        return !protocol.withdrawn()
                && protocol.shared().isEmpty()
                && (!protocol.control().fixed() || caller.holds(Editions.APPROVE));
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
                    mayChange(protocol, caller),
                    readers.restricted() && !protocols.justified(id, caller));
        });
    }
}
