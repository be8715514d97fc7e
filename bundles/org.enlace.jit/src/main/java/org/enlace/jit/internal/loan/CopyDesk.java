package org.enlace.jit.internal.loan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.enlace.files.FileUse;
import org.enlace.files.Files;
import org.enlace.jit.access.Right;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.work.UseLimits;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Loan.Asked;
import org.enlace.jit.loan.Offer;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Use;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.NotFound;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * The use cases of copies that others lend to this country: who may read one and say that they have it. That is whoever sees the team's
 * content and the item whole, under its handling codes, after they said why where that is asked for.
 */
public final class CopyDesk {
    private static final int SHOWN = 200;

    private final LoanBook book;

    CopyDesk(LoanBook book) {
        this.book = book;
    }

    private void enter(RecordId team, Caller caller) {
        book.desks().signing().door().enter(caller, team, Right.SEE_CONTENT);
    }

    private boolean whole(RecordId item, Caller caller) {
        return book.whole(item, caller);
    }

    /** What others lend to this country of items that somebody sees whole, newest first. */
    public List<Borrowed> borrowed(RecordId team, Caller caller) {
        enter(team, caller);
        Predicate<RecordId> whole = book.whole(caller);
        return book.store().borrowed(team, SHOWN).stream()
                .filter(one -> whole.test(one.offer().item()))
                .toList();
    }

    /** What of copies that are here or come is not listed for somebody until they have said why they consult the item. */
    public Map<String, String> unsaid(RecordId team, Caller caller) {
        enter(team, caller);
        return book.unsaid(
                book.store().borrowed(team, 1).stream()
                        .filter(one -> !one.ended())
                        .map(one -> one.offer().item()),
                caller);
    }

    /** The same as {@link #borrowed} of one item. */
    public List<Borrowed> ofItem(RecordId item, Caller caller) {
        return whole(item, caller) ? book.store().ofItem(item) : List.of();
    }

    /**
     * Says that one has a copy.
     *
     * @throws NotFound where there is none, or none for them
     * @throws Refusal {@code jit.loan-state} where it is not here, or somebody said so; {@code jit.not-allowed}
     */
    public Borrowed acknowledge(RecordId team, RecordId copy, Caller caller) {
        enter(team, caller);
        Borrowed read = book.store()
                .borrowed(copy)
                .filter(one -> one.offer().team().equals(team))
                .orElseThrow(() -> new NotFound(LoanBook.COPY, copy.toString()));
        RecordId by = book.desks()
                .work()
                .items()
                .find(team, read.offer().item(), caller)
                .author(EntryKind.Area.CLOSING);
        return book.changes().make(caller, stamp -> {
            Borrowed before = book.store().borrowed(copy).orElseThrow();
            Borrowed now = before.acknowledge(by, stamp.at());
            book.told(now);
            book.changes().record(LoanBook.act("jit.copy-acknowledge", now, caller));
            book.notices().said(now);
            return now;
        });
    }

    /**
     * A copy as its file is asked for; only where it is here, for whoever may read the item whole. The node takes in and erases. What nobody
     * reads any more is known to whoever places and lifts legal holds, and not what it is: it is not kept for ever because of one.
     */
    Optional<FileUse.Owner> owner(RecordId copy, Caller caller) {
        Optional<Borrowed> found = book.store().borrowed(copy);
        if (found.isEmpty() || !caller.holds(Files.READ)) {
            return Optional.empty();
        }
        Offer offer = found.get().offer();
        String path = LoanDesk.borrowed(offer.team());
        if (caller.officer().equals(LoanBook.KEEPER.officer())) {
            return Optional.of(new FileUse.Owner(copy.toString(), path, NeedToKnow.OPEN, true, false));
        }
        if (!(found.get().state() instanceof Borrowed.Here)) {
            return Optional.empty();
        }
        if (unread(found.get())) {
            return caller.holds(Files.HOLD)
                    ? Optional.of(new FileUse.Owner(copy.toString(), path, NeedToKnow.OPEN, false, true))
                    : Optional.empty();
        }
        if (!book.desks().signing().door().view(caller, offer.team()).allows(Right.SEE_CONTENT)) {
            return Optional.empty();
        }
        String codes = codes(offer.item());
        return book.desks()
                .work()
                .files()
                .owner(offer.item(), caller)
                .map(one ->
                        new FileUse.Owner(one.title() + " · " + codes, path, one.readers(), false, one.reasonNeeded()));
    }

    /** The code of why a copy is not used: its item, or what that was made of, is not allowed for what it was lent for; empty where it is. */
    public Optional<String> limited(Borrowed copy) {
        String team = book.desks().signing().name(copy.offer().team());
        return UseLimits.limit(copy.offer(), book.entries(), team);
    }

    /**
     * Whether nobody of this country reads a copy any more: it is wanted back, its item is not here or not allowed any more for what the
     * copy was lent for, or the country left the team.
     */
    private boolean unread(Borrowed copy) {
        RecordId team = copy.offer().team();
        var standings = book.desks().signing().standings();
        return copy.takenBack()
                || book.entries().find(copy.offer().item()).isEmpty()
                || limited(copy).isPresent()
                || !standings.of(team).party(book.desks().country(), standings.now(team));
    }

    /** What an item may be used for, as far as it is here. */
    public Set<Use> uses(RecordId item) {
        return book.entries().find(item).map(one -> one.entry().uses()).orElse(Set.of());
    }

    /** The handling codes of an item, as pages and downloads name them. */
    public String codes(RecordId item) {
        return book.entries()
                .find(item)
                .map(one ->
                        one.entry().handling().codes().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .orElse("");
    }

    /** Whether somebody is shown that something waits about a loan, or a copy: also before they say why they consult its item. */
    boolean known(RecordId record, Caller caller) {
        Optional<Loan> loan = book.store().find(record);
        if (loan.isPresent()) {
            TeamView view =
                    book.desks().signing().door().view(caller, loan.get().team());
            boolean waits = !(loan.get().state() instanceof Asked)
                    || !loan.get().asked().hands().contains(caller.officer());
            return waits
                    && view.allows(Right.SEE_CONTENT)
                    && book.known(loan.get().item(), caller).isPresent();
        }
        return book.store()
                .borrowed(record)
                .filter(one -> book.desks()
                        .signing()
                        .door()
                        .view(caller, one.offer().team())
                        .allows(Right.SEE_CONTENT))
                .filter(one -> book.known(one.offer().item(), caller).isPresent())
                .isPresent();
    }
}
