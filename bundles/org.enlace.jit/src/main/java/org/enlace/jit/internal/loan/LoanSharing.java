package org.enlace.jit.internal.loan;

import java.util.Optional;
import java.util.Set;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Exchange.Sharing;
import org.enlace.jit.internal.StatementBook;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Copy;
import org.enlace.jit.loan.Offer;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.platform.Tlp;

/**
 * The records in which copies travel; in the current transaction. What a part holds replaces what the same part of the window before held,
 * so that no more of a copy is kept for sending than one window.
 */
final class LoanSharing {
    private static final Caller CARRIER = Caller.node(Exchange.SHARE);

    private final Exchange exchange;

    LoanSharing(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Whether a country was given an item. */
    boolean got(RecordId item, CountryCode country) {
        return exchange.find(item)
                .filter(record -> record.audience().contains(country))
                .isPresent();
    }

    void offer(Offer offer, CountryCode to, Handling handling) {
        say(offer.id(), LoanWire.TYPE, LoanWire.format(offer), to, handling, LoanWire.text(offer));
    }

    /** @param number from 1 @param at the first byte */
    void part(Copy copy, int number, long at, byte[] data, Handling handling) {
        say(
                LoanWire.slot(copy.id(), number),
                PartWire.TYPE,
                PartWire.FORMAT,
                copy.country(),
                handling,
                PartWire.text(copy.id(), at, data));
    }

    void receipt(Borrowed borrowed) {
        RecordId copy = borrowed.offer().id();
        say(
                LoanWire.receipt(copy),
                ReceiptWire.TYPE,
                ReceiptWire.FORMAT,
                borrowed.offer().lender(),
                Handling.GENERAL,
                ReceiptWire.text(copy, borrowed.receipt()));
    }

    private void say(RecordId id, String type, int format, CountryCode to, Handling handling, String content) {
        Sharing sharing = new Sharing(
                id, type, StatementBook.MODULE, format, Set.of(to), handling, Optional.of(Tlp.AMBER_STRICT), content);
        Optional<SharedRecord> before = exchange.find(id);
        if (before.isEmpty()) {
            exchange.share(sharing, CARRIER);
        } else {
            exchange.revise(sharing, before.get().version(), CARRIER);
        }
    }

    /** What of a copy waits to be sent, or is kept for that, is not any more. */
    void endParts(Copy copy) {
        for (int number = 1; take(LoanWire.slot(copy.id(), number), ""); number++) {
            // The next one.
        }
    }

    /** The copy is wanted back, or not given any more. */
    void endOffer(Copy copy, String reason) {
        take(copy.id(), reason);
    }

    /** @return whether there was such a record */
    private boolean take(RecordId id, String reason) {
        Optional<SharedRecord> now = exchange.find(id);
        now.filter(record -> !record.audience().isEmpty())
                .ifPresent(record -> exchange.withdraw(id, record.version(), reason, CARRIER));
        return now.isPresent();
    }
}
