package org.enlace.training.outcome;

import java.util.Objects;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;
import org.enlace.training.Stamp;

/**
 * Something a series cost.
 *
 * @param version counts up with every change, from 1
 * @param dropped whether it was taken back; it counts no more, and can be brought back
 */
public record CostLine(
        RecordId id, RecordId series, int version, Content content, boolean dropped, Stamp created, Stamp changed) {
    public CostLine {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(changed, "changed");
    }

    /**
     * @param money up to {@value #MOST} of its smallest unit
     * @param note  what for, one line up to {@value #LONGEST} characters; may be empty
     */
    public record Content(CostKind kind, Money money, String note) {
        public static final int LONGEST = 200;

        /** The most of a line, in the smallest unit of its currency. */
        public static final long MOST = 1_000_000_000_000L;

        public Content {
            Objects.requireNonNull(kind, "kind");
            if (money.minor() > MOST) {
                throw new Refusal(
                                "training.amount",
                                "\"" + money + "\" is more than a line can be; correct it or write several",
                                money.toString())
                        .at("amount");
            }
            note = Rules.lineOrNone("note", note, LONGEST);
        }
    }

    /** A first version. */
    public static CostLine first(RecordId id, RecordId series, Content content, Stamp stamp) {
        return new CostLine(id, series, 1, content, false, stamp, stamp);
    }

    /** Takes it back, or brings it back. */
    public CostLine drop(boolean gone, Stamp stamp) {
        return new CostLine(id, series, version + 1, content, gone, created, stamp);
    }
}
