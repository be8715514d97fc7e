package org.enlace.jit.internal.loan;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.enlace.exchange.Exchange;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.inbox.Inbox;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.internal.Changes;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.JitStores;
import org.enlace.jit.internal.TeamActs;
import org.enlace.jit.internal.bundle.BundleStore;
import org.enlace.jit.internal.work.EntryStore;
import org.enlace.jit.internal.work.UseLimits;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Copy;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Offer;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.Use;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What everything about loans is written with: where they are kept, what is shared of them, what waits, and what the audit says. */
final class LoanBook {
    /** In whose name copies are read, taken in and erased: what the node does is decided by loans. */
    static final Caller KEEPER = Caller.node(Files.READ, Files.ADD, Files.ERASE, JitPermissions.READ);

    /** What the audit calls a copy. */
    static final String COPY = "jit-copy";

    private final LoanStore store;
    private final EntryStore entries;
    private final BundleStore bundles;
    private final LoanSharing sharing;
    private final LoanNotices notices;
    private final Supplier<Files> files;
    private final Changes changes;
    private final Supplier<Desks> desks;

    LoanBook(
            JitStores stores,
            Exchange exchange,
            Inbox inbox,
            Supplier<Files> files,
            Changes changes,
            Supplier<Desks> desks) {
        store = stores.loans();
        entries = stores.entries().entries();
        bundles = stores.bundles();
        sharing = new LoanSharing(exchange);
        notices = new LoanNotices(inbox, desks);
        this.files = files;
        this.changes = changes;
        this.desks = desks;
    }

    LoanStore store() {
        return store;
    }

    EntryStore entries() {
        return entries;
    }

    LoanSharing sharing() {
        return sharing;
    }

    LoanNotices notices() {
        return notices;
    }

    Files files() {
        return files.get();
    }

    Changes changes() {
        return changes;
    }

    Desks desks() {
        return desks.get();
    }

    /** A copy that is lent to this country; in a transaction, until whose end nobody else changes it. */
    Optional<Borrowed> borrowed(RecordId copy) {
        changes.moment();
        return store.borrowed(copy);
    }

    /** The same of a copy that this country lends. */
    Optional<Copy> copy(RecordId id) {
        changes.moment();
        return store.copy(id);
    }

    /** Whether a copy is as it was when it was looked at; in a transaction, until whose end it stays so. */
    boolean same(Borrowed seen) {
        return borrowed(seen.offer().id()).filter(seen::equals).isPresent();
    }

    /**
     * Whether a court bundle is being made just now with the item of a copy: its end waits for that, as it was there when two officers
     * looked. One that is wanted back waits for nothing, and nothing more is made of it.
     */
    boolean making(Borrowed copy) {
        return !copy.takenBack()
                && bundles.undecided(copy.offer().team()).stream()
                        .filter(one -> one.state() instanceof Bundle.Making)
                        .anyMatch(one ->
                                one.request().items().contains(copy.offer().item()));
    }

    void record(String code, Loan loan, Caller caller, String words) {
        changes.record(TeamActs.noted(code, caller, words)
                .on(LoanDesk.KIND, loan.id())
                .fact("team", loan.team())
                .fact("item", loan.item())
                .fact("files", loan.request().files().size())
                .fact("countries", loan.request().to().size())
                .code("use", loan.request().use().token()));
    }

    /** Of a copy that this country lends. */
    static Act lent(String code, Loan loan, Copy copy) {
        return TeamActs.done(code, Caller.node())
                .on(COPY, copy.id())
                .fact("team", loan.team())
                .fact("item", loan.item())
                .fact("country", copy.country());
    }

    /** Of a copy that is lent to this country. */
    static Act act(String code, Borrowed borrowed, Caller caller) {
        return TeamActs.done(code, caller)
                .on(COPY, borrowed.offer().id())
                .fact("team", borrowed.offer().team())
                .fact("item", borrowed.offer().item())
                .fact("country", borrowed.offer().lender());
    }

    /** A copy that is lent to this country is otherwise now, and its country is told. */
    void told(Borrowed now) {
        store.put(now);
        sharing.receipt(now);
    }

    /**
     * That a use is allowed by an item as it is known here now, and by what it was made of.
     *
     * @throws Refusal as {@link UseLimits#require}
     */
    void requireUse(Entry item, Use use) {
        UseLimits.require(item, entries, desks().signing().name(item.team()), use);
    }

    /** The same of what a copy is lent for; where the item is not here nothing is known of that. */
    void requireUse(Offer offer) {
        UseLimits.require(offer, entries, desks().signing().name(offer.team()));
    }

    /** Whether somebody may read the whole of an item now. */
    boolean whole(RecordId item, Caller caller) {
        return known(item, caller).filter(one -> !one.reasonNeeded()).isPresent();
    }

    /** The same for many of few items: each is looked at once. */
    Predicate<RecordId> whole(Caller caller) {
        Map<RecordId, Boolean> seen = new HashMap<>();
        return item -> seen.computeIfAbsent(item, one -> whole(one, caller));
    }

    /** An item as somebody knows it who may read the whole of it, where that is asked for once they have said why. */
    Optional<FileUse.Owner> known(RecordId item, Caller caller) {
        return desks().work().files().owner(item, caller);
    }

    /** Where somebody says first why they consult what is restricted among some items, by what these are called. */
    Map<String, String> unsaid(Stream<RecordId> items, Caller caller) {
        Map<String, String> all = new TreeMap<>();
        items.distinct()
                .flatMap(item -> known(item, caller).stream())
                .filter(FileUse.Owner::reasonNeeded)
                .forEach(one -> all.put(one.title(), one.path()));
        return all;
    }
}
