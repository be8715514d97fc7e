package org.enlace.protocols.internal;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.Node;
import org.enlace.platform.Refusal;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;
import org.enlace.platform.Transactions;
import org.enlace.protocols.Adoption;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.Progress;
import org.enlace.protocols.Protocol;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keeps in step with each decision what this node's matrix shows of it, and what other countries were told. That they are told was
 * decided when the adoption was shared, so whoever may decide tells them.
 */
@Component(service = AdoptionCopies.class)
public final class AdoptionCopies {
    private final ProtocolStore store;
    private final Exchange exchange;
    private final Transactions transactions;
    private final Node node;
    private final HowFar howFar;

    @Activate
    public AdoptionCopies(
            @Reference ProtocolStore store,
            @Reference Exchange exchange,
            @Reference Transactions transactions,
            @Reference Node node,
            @Reference HowFar howFar) {
        this.store = store;
        this.exchange = exchange;
        this.transactions = transactions;
        this.node = node;
        this.howFar = howFar;
    }

    /**
     * Within the transaction of the decision.
     *
     * @throws Refusal {@code protocol.share-markup}, {@code protocol.share-size} where others were told of the last decision and
     *     could not have this one
     */
    void decided(Adoption adoption, Protocol document, Caller caller) {
        CountryAdoption now = CountryAdoption.own(node.country(), document, adoption, howFar.progress(document.id()));
        store.region().put(now);
        store.region()
                .share(document.id())
                .ifPresent(share ->
                        tell(share, now, now.decided().atZone(ZoneOffset.UTC).toLocalDate(), caller));
    }

    /** Once a day at most, each in a transaction of its own: how far the country has come since. How many others were told. */
    int progressed(LocalDate today) {
        int told = 0;
        for (AdoptionShare share : store.region().sharesWithProgress()) {
            Optional<Progress> far = howFar.progress(share.protocol());
            boolean same = java.util.Objects.equals(AdoptionShare.words(far), share.told());
            if (!same && (share.day() == null || share.day().isBefore(today))) {
                told += transactions.call(() -> progressed(share, far, today)) ? 1 : 0;
            }
        }
        return told;
    }

    private boolean progressed(AdoptionShare share, Optional<Progress> far, LocalDate today) {
        // A decision that is made meanwhile comes before or after it.
        store.reserve(java.time.Instant.EPOCH, 1);
        Optional<CountryAdoption> now = store.region().find(share.protocol(), node.country());
        return now.isPresent() && tell(share, now.get().withProgress(far), today, Caller.node());
    }

    /** Whether anybody was told. */
    private boolean tell(AdoptionShare share, CountryAdoption now, LocalDate today, Caller caller) {
        Optional<SharedRecord> out = out(share).flatMap(record -> narrowed(share, record, caller));
        out.ifPresent(record -> {
            TravellingAdoption text = TravellingAdoption.of(now, share.choice());
            text.obstacle().ifPresent(refusal -> {
                throw refusal;
            });
            exchange.revise(
                    sharing(share, text, record.audience(), record.handling(), record.tlp()),
                    record.version(),
                    SharedCopies.sharing(caller));
            store.region().put(share.told(now.progress(), today));
        });
        return out.isPresent();
    }

    /** From whom the document was taken back is first taken back its adoption too; empty where nobody is left. */
    private Optional<SharedRecord> narrowed(AdoptionShare share, SharedRecord record, Caller caller) {
        Set<CountryCode> left = new TreeSet<>(record.audience());
        left.retainAll(store.find(share.protocol())
                .map(entry -> holders(entry.protocol(), exchange, node))
                .orElse(Set.of()));
        if (left.size() == record.audience().size()) {
            return Optional.of(record);
        }
        SharedRecord after = exchange.narrow(record.id(), record.version(), left, "", SharedCopies.sharing(caller));
        return left.isEmpty() ? Optional.empty() : Optional.of(after);
    }

    /** Who has the document besides this country, as far as it knows. */
    static Set<CountryCode> holders(Protocol document, Exchange exchange, Node node) {
        Set<CountryCode> holders = new TreeSet<>();
        if (document.shared().isEmpty()) {
            exchange.find(document.id()).ifPresent(record -> holders.addAll(record.audience()));
        } else {
            holders.add(document.owner());
            if (!document.withdrawn()) {
                holders.addAll(document.shared().get().audience());
            }
        }
        holders.remove(node.country());
        return holders;
    }

    /** How it stands with others; empty where nobody has it now. */
    Optional<SharedRecord> out(AdoptionShare share) {
        return exchange.find(share.record()).filter(record -> !record.audience().isEmpty());
    }

    static Sharing sharing(
            AdoptionShare share,
            TravellingAdoption text,
            Set<CountryCode> audience,
            Handling handling,
            Optional<Tlp> tlp) {
        return new Sharing(
                share.record(),
                CountryAdoption.TYPE,
                SharedCopies.MODULE,
                TravellingAdoption.FORMAT,
                audience,
                handling,
                tlp,
                text.text());
    }
}
