package org.enlace.protocols.internal;

import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.platform.Caller;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolContent;
import org.enlace.protocols.Shares;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps what other countries have of this country's records in step with what the records say, in the transaction of each change.
 * That they get it was decided when the record was shared, so whoever may change the record changes their copies.
 */
@Component(service = SharedCopies.class)
public final class SharedCopies {
    static final String MODULE = "protocol-library";

    private final Exchange exchange;
    private final ProtocolStore store;

    @Activate
    public SharedCopies(@Reference Exchange exchange, @Reference ProtocolStore store) {
        this.exchange = exchange;
        this.store = store;
    }

    Exchange exchange() {
        return exchange;
    }

    /** How a record stands that somebody has; empty where nobody has it now. */
    Optional<SharedRecord> out(RecordId id) {
        return exchange.find(id).filter(shared -> !shared.audience().isEmpty());
    }

    /**
     * What keeps a text from becoming that of a record, because others have the record and could not have the text; empty where
     * nothing does.
     */
    Optional<Refusal> obstacle(RecordId id, String reference, ProtocolContent content) {
        return out(id).isEmpty() && !adoptionOut(id, content)
                ? Optional.empty()
                : new TravellingProtocol(reference, 1, content).obstacle();
    }

    /** Whether others know what this country decided about a document that is for some only from now on. */
    private boolean adoptionOut(RecordId id, ProtocolContent content) {
        return content.restrictedTo().restricted()
                && store.region()
                        .share(id)
                        .flatMap(share -> out(share.record()))
                        .isPresent();
    }

    /**
     * What was changed here is changed at those who have it, in the transaction of the change.
     *
     * @throws Refusal {@code protocol.share-…} when they cannot have what the record says now
     */
    void follow(Protocol before, Protocol after, Caller caller) {
        if (after instanceof Protocol.Withdrawn withdrawn) {
            withdrawn(after, withdrawn.reason(), caller);
        } else if (!before.content().equals(after.content())
                || before.control().edition() != after.control().edition()) {
            changed(after, caller);
        }
    }

    private void changed(Protocol after, Caller caller) {
        if (adoptionOut(after.id(), after.content())) {
            throw TravellingProtocol.of(after).obstacle().orElseThrow();
        }
        out(after.id()).ifPresent(shared -> {
            TravellingProtocol text = TravellingProtocol.of(after);
            text.obstacle().ifPresent(refusal -> {
                throw refusal;
            });
            exchange.revise(
                    sharing(text, after.id(), shared.audience(), shared.handling(), shared.tlp()),
                    shared.version(),
                    sharing(caller));
        });
    }

    private void withdrawn(Protocol after, String reason, Caller caller) {
        out(after.id())
                .ifPresent(shared -> exchange.narrow(after.id(), shared.version(), Set.of(), reason, sharing(caller)));
    }

    static Sharing sharing(
            TravellingProtocol text,
            RecordId id,
            Set<org.enlace.platform.CountryCode> audience,
            Handling handling,
            Optional<Tlp> tlp) {
        return new Sharing(id, Shares.TYPE, MODULE, TravellingProtocol.FORMAT, audience, handling, tlp, text.text());
    }

    /** The same officer, who need not be one of those who decide about sharing. */
    static Caller sharing(Caller caller) {
        return new Caller(
                caller.officer(),
                caller.actingFor(),
                caller.unit(),
                caller.language(),
                caller.zone(),
                permission -> permission.equals(Exchange.SHARE) || caller.holds(permission),
                caller.origin());
    }
}
