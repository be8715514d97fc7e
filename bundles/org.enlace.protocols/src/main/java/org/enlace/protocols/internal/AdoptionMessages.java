package org.enlace.protocols.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Shares;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes in what other countries decided. A country tells of itself alone, and one thing about one document; what it says of a document
 * that is here must agree with it. What is wrong is told by its code and field, without a word of what it says, and keeps the message in
 * quarantine.
 */
@Component
public final class AdoptionMessages implements MessageHandler {
    /** Days are those of zones, the farthest of which is ahead of UTC by fourteen hours. */
    private static final int AHEAD = 1;

    private final ProtocolStore store;
    private final Node node;
    private final Audit audit;
    private final Clock clock;

    @Activate
    public AdoptionMessages(@Reference ProtocolStore store, @Reference Node node, @Reference Audit audit) {
        this(store, node, audit, Clock.systemUTC());
    }

    AdoptionMessages(ProtocolStore store, Node node, Audit audit, Clock clock) {
        this.store = store;
        this.node = node;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String module() {
        return SharedCopies.MODULE;
    }

    @Override
    public String type() {
        return CountryAdoption.TYPE;
    }

    @Override
    public Set<Integer> formats() {
        return Set.of(TravellingAdoption.FORMAT);
    }

    @Override
    public Permission permission() {
        return Protocols.READ;
    }

    @Override
    public void receive(SharedRecord record, int format, String content) {
        try {
            store(record, read(record, content));
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.code()
                    + refusal.field().map(field -> " at " + field).orElse(""));
        }
    }

    private CountryAdoption read(SharedRecord record, String content) {
        if (record.tlp().filter(Tlp.RED::equals).isPresent()) {
            throw new Refusal(
                    "protocol.share-red", "TLP:RED is for those who are named, and a library is read by many");
        }
        new Shares.Terms(record.audience(), record.handling(), record.tlp());
        CountryAdoption said = TravellingAdoption.read(record, content);
        LocalDate latest = LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(AHEAD);
        if (said.decided().isAfter(latest.atStartOfDay(ZoneOffset.UTC).toInstant())) {
            throw CountryAdoption.form("decided");
        }
        return said;
    }

    private void store(SharedRecord record, CountryAdoption said) {
        // From here on nobody else changes the library.
        store.reserve(clock.instant(), 1);
        if (record.owner().equals(node.country())) {
            throw new IllegalStateException("The record " + record.id() + " is this country's own; no other sends it");
        }
        Optional<Protocol> document = store.find(said.protocol()).map(Entry::protocol);
        boolean agrees = document.map(here ->
                        here.owner().equals(said.owner()) && here.reference().equals(said.reference()))
                .orElse(!said.owner().equals(node.country()));
        if (!agrees) {
            throw new Refusal(
                            "adopting.other-document",
                            "What is said of the document is not so here; ask its sender which one is meant")
                    .at("owner");
        }
        store.region().arrived(record.id()).ifPresent(before -> requireNext(before, record, said));
        store.region()
                .find(said.protocol(), record.owner())
                .filter(before -> !before.arrived().orElseThrow().id().equals(record.id()))
                .ifPresent(before -> {
                    throw new Refusal(
                                    "adopting.twice",
                                    "Its sender told of an adoption of this document in another record before; ask it"
                                            + " to take that one back")
                            .at("protocol");
                });
        store.region().put(said);
        write("protocols.adoption-receive", record, said, null);
    }

    private static void requireNext(CountryAdoption before, SharedRecord record, CountryAdoption said) {
        SharedRecord held = before.arrived().orElseThrow();
        if (!before.country().equals(record.owner())) {
            throw new IllegalStateException("The record " + record.id() + " is here, and not of " + record.owner());
        }
        if (held.version() >= record.version()) {
            throw new Refusal("adopting.older", "What came is not newer than what is here").at("version");
        }
        if (!before.protocol().equals(said.protocol())) {
            throw CountryAdoption.form("protocol");
        }
    }

    @Override
    public void withdraw(SharedRecord record, String reason) {
        store.reserve(clock.instant(), 1);
        store.region().arrived(record.id()).ifPresent(before -> {
            if (!before.country().equals(record.owner())) {
                throw new IllegalStateException("The record " + record.id() + " is here, and not of " + record.owner());
            }
            store.region().remove(before.protocol(), before.country());
            write("protocols.adoption-taken-back", record, before, OwnersWords.cleaned(reason));
        });
    }

    private void write(String code, SharedRecord record, CountryAdoption said, String why) {
        boolean restricted = store.find(said.protocol())
                .map(entry -> entry.protocol().content().restrictedTo().restricted())
                .orElse(false);
        audit.record(Act.done(code, Caller.node())
                .on(Adoption.KIND, said.protocol())
                .fact("owner", record.owner())
                .fact("version", record.version())
                .codes("handling", record.handling().codes())
                .fact("number", said.edition())
                .fact("restricted", restricted)
                .because(why));
    }
}
