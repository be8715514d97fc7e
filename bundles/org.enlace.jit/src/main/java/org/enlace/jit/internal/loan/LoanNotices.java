package org.enlace.jit.internal.loan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Copy;
import org.enlace.jit.loan.Loan;
import org.enlace.jit.loan.Offer;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/** What of loans waits in the inbox, of either country: in which team and with whom, and nothing of what is lent. In transactions. */
final class LoanNotices {
    static final String USE = "jit-loans";

    /** How long before its end a copy is said to end, and after which time nobody's acknowledging or erasing is said. */
    private static final Duration DAYS = Duration.ofDays(3);

    private static final Recipient TEAM = new Recipient.Holders(JitPermissions.READ, Set.of());

    private final Inbox inbox;
    private final Supplier<Desks> desks;

    LoanNotices(Inbox inbox, Supplier<Desks> desks) {
        this.inbox = inbox;
        this.desks = desks;
    }

    private String team(RecordId team) {
        return desks.get().signing().name(team);
    }

    private static String decides(Loan loan) {
        return "loan/" + loan.id();
    }

    /** It waits for another officer. */
    void asked(Loan loan) {
        inbox.put(new InboxItem(
                USE,
                decides(loan),
                loan.id(),
                ItemKind.REVIEW,
                new Recipient.Holders(JitPermissions.READ, loan.asked().hands()),
                "inbox.loan.approve",
                List.of(team(loan.team())),
                LoanDesk.path(loan)));
    }

    void decided(Loan loan) {
        inbox.done(USE, decides(loan));
        if (loan.state() instanceof Loan.Declined) {
            OfficerId officer = loan.asked().officer();
            inbox.put(new InboxItem(
                    USE,
                    decides(loan) + "/declined",
                    loan.id(),
                    ItemKind.NEWS,
                    new Recipient.One(officer),
                    "inbox.loan.declined",
                    List.of(team(loan.team())),
                    LoanDesk.path(loan)));
        }
    }

    private static String unacknowledged(Copy copy) {
        return "loan-unacknowledged/" + copy.id();
    }

    /** A recipient's node has it; where nobody there says so for days, that is told. */
    void fetched(Loan loan, Copy copy, Instant now) {
        inbox.put(lender(loan, copy, unacknowledged(copy), ItemKind.DUE, "inbox.loan.unacknowledged")
                .shown(Optional.of(now.plus(DAYS)), Optional.empty()));
    }

    void acknowledged(Copy copy) {
        inbox.done(USE, unacknowledged(copy));
    }

    /** A recipient does not get it, by its node or by this one. */
    void failed(Loan loan, Copy copy) {
        inbox.done(USE, unacknowledged(copy));
        inbox.done(USE, unerased(copy));
        inbox.put(lender(loan, copy, "loan-failed/" + copy.id(), ItemKind.NEWS, "inbox.loan.failed"));
    }

    private static String unerased(Copy copy) {
        return "loan-unerased/" + copy.id();
    }

    /** Its time is over, or it is wanted back: where its node has it, no hold stands there, and for days it says nothing, that is told. */
    void ending(Loan loan, Copy copy, Instant now) {
        if (copy.last().stage().whole() && !copy.last().held()) {
            inbox.put(lender(loan, copy, unerased(copy), ItemKind.DUE, "inbox.loan.unerased")
                    .shown(Optional.of(now.plus(DAYS)), Optional.empty()));
        } else {
            inbox.done(USE, unerased(copy));
        }
    }

    private InboxItem lender(Loan loan, Copy copy, String key, ItemKind kind, String text) {
        return new InboxItem(
                USE,
                key,
                loan.id(),
                kind,
                TEAM,
                text,
                List.of(team(loan.team()), copy.country().value()),
                LoanDesk.path(loan));
    }

    private static String waits(Offer offer) {
        return "borrowed/" + offer.id();
    }

    private static String ends(Offer offer) {
        return "borrowed-ends/" + offer.id();
    }

    /** It is here: somebody says so; and some days before it is erased that is told. */
    void here(Borrowed borrowed) {
        Offer offer = borrowed.offer();
        inbox.put(borrower(offer, waits(offer), ItemKind.ANSWER, "inbox.borrowed.acknowledge"));
        inbox.put(borrower(offer, ends(offer), ItemKind.DUE, "inbox.borrowed.ends")
                .due(offer.until(), ZoneOffset.UTC)
                .shown(Optional.of(offer.until().minus(DAYS)), Optional.empty()));
    }

    void said(Borrowed borrowed) {
        inbox.done(USE, waits(borrowed.offer()));
    }

    /** It is not here, or not any more. */
    void ended(Borrowed borrowed) {
        Offer offer = borrowed.offer();
        inbox.done(USE, waits(offer));
        inbox.done(USE, ends(offer));
        if (borrowed.state() instanceof Borrowed.Refused) {
            inbox.put(borrower(offer, "borrowed-failed/" + offer.id(), ItemKind.NEWS, "inbox.borrowed.failed"));
        }
    }

    private InboxItem borrower(Offer offer, String key, ItemKind kind, String text) {
        return new InboxItem(
                USE,
                key,
                offer.id(),
                kind,
                TEAM,
                text,
                List.of(team(offer.team()), offer.lender().value()),
                LoanDesk.borrowed(offer.team()));
    }
}
