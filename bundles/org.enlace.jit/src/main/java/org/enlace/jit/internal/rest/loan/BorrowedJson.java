package org.enlace.jit.internal.rest.loan;

import java.time.Instant;
import java.util.List;
import org.enlace.jit.internal.rest.loan.LoanJson.ProofJson;
import org.enlace.jit.loan.Borrowed;
import org.enlace.jit.loan.Offer;
import org.enlace.jit.loan.Receipt;
import org.enlace.platform.RecordId;

/**
 * A copy that another country lends to this one, as the API gives it.
 *
 * @param state        {@code offered}, {@code fetching}, {@code fetched}, {@code acknowledged}, {@code erased} or {@code refused}
 * @param handling     the handling codes of the item, as they are now
 * @param use          what it is used for: {@code team}, {@code offence}, {@code threat} or {@code agreed}
 * @param until        when it is erased, as long as no legal hold stops the clock
 * @param have         how many bytes are stored
 * @param file         where it is here, for {@code /api/files}; absent as long as it is not
 * @param acknowledged the designation in the team of whoever said that they have it; absent as long as nobody did
 * @param takenBack    whether its country wants it back
 * @param why          the code of why it was refused, of what hinders it, or of why it is not used any more; absent otherwise
 * @param proof        what this node signed when it was erased; absent otherwise
 */
public record BorrowedJson(
        RecordId id,
        String country,
        RecordId loan,
        RecordId item,
        String state,
        String handling,
        String name,
        String sha256,
        long size,
        String purpose,
        String use,
        Instant until,
        long have,
        RecordId file,
        RecordId acknowledged,
        Instant acknowledgedAt,
        boolean held,
        boolean takenBack,
        String why,
        ProofJson proof) {
    /** @param limited the code of why it is not used; null where it is */
    static BorrowedJson of(Borrowed one, String handling, String limited) {
        Offer offer = one.offer();
        Receipt now = one.receipt();
        return new BorrowedJson(
                offer.id(),
                offer.lender().value(),
                offer.loan(),
                offer.item(),
                now.stage().token(),
                handling,
                offer.file().name(),
                offer.file().sha256().value(),
                offer.file().size(),
                offer.purpose(),
                offer.use().token(),
                offer.until(),
                now.have(),
                one.state() instanceof Borrowed.Here here ? here.file() : null,
                now.acknowledged().map(Receipt.Acknowledged::by).orElse(null),
                now.acknowledged().map(Receipt.Acknowledged::at).orElse(null),
                now.held(),
                one.takenBack(),
                limited != null && !one.ended() ? limited : now.trouble().orElse(null),
                now.proof().map(ProofJson::of).orElse(null));
    }

    /** What others lend to this country in a team, newest first. */
    public record All(List<BorrowedJson> copies) {}
}
