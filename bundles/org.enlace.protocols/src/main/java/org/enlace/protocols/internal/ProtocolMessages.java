package org.enlace.protocols.internal;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.inbox.Inbox;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Node;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.MessageHandler;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Protocols;
import org.enlace.protocols.Shares;
import org.enlace.protocols.Signature;
import org.enlace.protocols.Stamp;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes in the protocols of other countries. They become records of the library that nobody changes here. What is wrong with one is
 * told by its code and the field it is about, without a word of what it says, and keeps it in quarantine.
 */
@Component
public final class ProtocolMessages implements MessageHandler {
    private final ProtocolStore store;
    private final Transactions transactions;
    private final Facts facts;
    private final SearchIndex search;
    private final Audit audit;
    private final Clock clock;
    private final KeptVersions kept;
    private final EditionItems items;

    @Activate
    public ProtocolMessages(
            @Reference ProtocolStore store,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Node node,
            @Reference Countries countries,
            @Reference CrimeTypes crimeTypes,
            @Reference People people,
            @Reference SearchIndex search,
            @Reference Audit audit,
            @Reference Inbox inbox) {
        this(
                store,
                transactions,
                ids,
                new Facts(countries, crimeTypes, people),
                search,
                audit,
                inbox,
                new Today(countries, node, Clock.systemUTC()),
                Clock.systemUTC());
    }

    ProtocolMessages(
            ProtocolStore store,
            Transactions transactions,
            RecordIds ids,
            Facts facts,
            SearchIndex search,
            Audit audit,
            Inbox inbox,
            Today today,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.facts = facts;
        this.search = search;
        this.audit = audit;
        this.clock = clock;
        kept = new KeptVersions(store, ids, audit);
        items = new EditionItems(inbox, today);
    }

    @Override
    public String module() {
        return SharedCopies.MODULE;
    }

    @Override
    public String type() {
        return Shares.TYPE;
    }

    @Override
    public Set<Integer> formats() {
        return Set.of(TravellingProtocol.FORMAT);
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

    private TravellingProtocol read(SharedRecord record, String content) {
        if (record.tlp().filter(Tlp.RED::equals).isPresent()) {
            throw new Refusal(
                    "protocol.share-red", "TLP:RED is for those who are named, and a library is read by many");
        }
        // That what is written beside it can be kept and shown.
        new Shares.Terms(record.audience(), record.handling(), record.tlp());
        TravellingProtocol said = TravellingProtocol.read(content);
        facts.refusals(said.content()).stream().findFirst().ifPresent(refusal -> {
            throw refusal;
        });
        return said;
    }

    private void store(SharedRecord record, TravellingProtocol said) {
        Optional<Entry> before = held(record);
        Stamp at = stamp();
        if (before.isPresent()) {
            Protocol old = before.get().protocol();
            if (!old.reference().equals(said.reference())) {
                throw new Refusal(
                                "protocol.share-form",
                                "A record keeps its reference, \"" + old.reference() + "\"; ask its sender",
                                old.reference())
                        .at("reference");
            }
            Protocol.Received next = Protocol.received(old, record, said.edition(), said.content(), at);
            write(before.get().with(next), "protocols.receive", record, null);
            kept.arrived(next, by(at), Caller.node());
            kept.decided(next.id()).ifPresent(last -> {
                if (last instanceof Adoption.Adopted adopted && adopted.weighed() < said.edition()) {
                    items.newer(adopted, next);
                }
            });
        } else {
            Protocol first = Protocol.Received.first(record, said.reference(), said.edition(), said.content(), at);
            write(new Entry(first, null), "protocols.receive", record, null);
        }
    }

    @Override
    public void withdraw(SharedRecord record, String reason) {
        held(record).ifPresent(entry -> {
            String why = OwnersWords.cleaned(reason);
            Protocol.TakenBack gone = Protocol.takenBack(entry.protocol(), record, why, stamp());
            write(entry.with(gone), "protocols.taken-back", record, why);
            kept.takenBack(gone, by(gone.changed()), Caller.node());
            kept.decided(gone.id())
                    .filter(last -> last.state().stands())
                    .ifPresent(last -> items.takenBack(last, gone));
        });
    }

    /** What is here of it; never a record of this country or of a third. */
    private Optional<Entry> held(SharedRecord record) {
        Optional<Entry> before = store.find(record.id());
        before.ifPresent(entry -> {
            if (entry.own() || !entry.protocol().owner().equals(record.owner())) {
                throw new IllegalStateException("The record " + record.id() + " is here, and not of " + record.owner());
            }
        });
        return before;
    }

    private static Signature by(Stamp at) {
        return new Signature(at.officer(), Optional.empty(), at.at());
    }

    /** From here on nobody else changes the library. */
    private Stamp stamp() {
        return new Stamp(Caller.node().officer(), store.reserve(clock.instant(), 1));
    }

    private void write(Entry entry, String code, SharedRecord record, String why) {
        audit.record(Act.done(code, Caller.node())
                .on(Protocols.KIND, record.id())
                .fact("owner", record.owner())
                .fact("version", record.version())
                .codes("handling", record.handling().codes())
                .because(why));
        store.write(List.of(entry));
        transactions.afterCommit(search::refresh);
    }
}
