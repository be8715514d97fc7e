package org.enlace.jit.internal.loan;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.enlace.files.FileName;
import org.enlace.files.Sha256;
import org.enlace.jit.internal.Said;
import org.enlace.jit.loan.LentFile;
import org.enlace.jit.loan.Offer;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** The offer of a copy as it travels; whoever lends it is the owner of the record that carries it, and the copy has that record's id. */
public final class LoanWire {
    /** The type of the record that travels. */
    public static final String TYPE = "jit-loan";

    /** Which an offer is written in for a use that the release before does not know; that release keeps it until it is upgraded. */
    public static final int FORMAT = 2;

    /** Which those for the team's purpose are written in. */
    public static final int BEFORE = 1;

    private static final Set<String> NAMES = Set.of(
            "loan",
            "team",
            "item",
            "file",
            "name",
            "sha256",
            "size",
            "purpose",
            "author",
            "approved",
            "until",
            "window",
            "use");

    private LoanWire() {}

    static int format(Offer offer) {
        return offer.use() == Use.TEAM ? BEFORE : FORMAT;
    }

    /** The record in which a recipient's node says how far a copy is: one and the same each time. */
    static RecordId receipt(RecordId copy) {
        return made("loan receipt " + copy);
    }

    /** The record in which a part of a window travels: one and the same for that part of each window. @param number from 1 */
    static RecordId slot(RecordId copy, int number) {
        return made("loan part " + copy + " " + number);
    }

    private static RecordId made(String of) {
        return new RecordId(UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)));
    }

    public static String text(Offer offer) {
        return Said.text(out -> {
            out.writeStringField("loan", offer.loan().toString());
            out.writeStringField("team", offer.team().toString());
            out.writeStringField("item", offer.item().toString());
            out.writeStringField("file", offer.file().file().toString());
            out.writeStringField("name", offer.file().name());
            out.writeStringField("sha256", offer.file().sha256().value());
            out.writeNumberField("size", offer.file().size());
            out.writeStringField("purpose", offer.purpose());
            out.writeStringField("author", offer.author().toString());
            out.writeStringField("approved", offer.approved().toString());
            out.writeStringField("until", offer.until().toString());
            out.writeNumberField("window", offer.window());
            if (offer.use() != Use.TEAM) {
                out.writeStringField("use", offer.use().token());
            }
        });
    }

    /**
     * Reads what came, strictly. Also by what it is kept.
     *
     * @throws Refusal {@code jit.form}; as {@link Offer}
     */
    public static Offer read(RecordId id, CountryCode lender, String text) {
        Said said = Said.of(text, "loan", NAMES);
        return new Offer(
                id,
                lender,
                said.id("loan"),
                said.id("team"),
                said.id("item"),
                new LentFile(said.id("file"), name(said.word("name")), hash(said), said.number("size")),
                said.word("purpose"),
                said.id("author"),
                moment(said, "approved"),
                moment(said, "until"),
                said.number("window"),
                use(said));
    }

    /** What is said of the team's purpose is that nothing is. */
    static Use use(Said said) {
        Use use = said.has("use") ? said.one("use", Use::of) : Use.TEAM;
        if (said.has("use") && use == Use.TEAM) {
            throw Said.form("use");
        }
        return use;
    }

    static Instant moment(Said said, String field) {
        Instant at = said.moment(field);
        if (!at.equals(at.truncatedTo(ChronoUnit.MICROS))) {
            throw Said.form(field);
        }
        return at;
    }

    static Sha256 hash(Said said) {
        try {
            return new Sha256(said.word("sha256"));
        } catch (Refusal refusal) {
            throw Said.form("sha256");
        }
    }

    /** As a file may be called here, and no otherwise. */
    static String name(String given) {
        try {
            if (new FileName(given).value().equals(given)) {
                return given;
            }
        } catch (Refusal refusal) {
            // Not a word of it is repeated.
        }
        throw Said.form("name");
    }
}
