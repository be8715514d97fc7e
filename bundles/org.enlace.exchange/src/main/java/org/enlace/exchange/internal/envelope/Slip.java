package org.enlace.exchange.internal.envelope;

import java.util.LinkedHashMap;
import java.util.Map;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;

/**
 * What lies on an envelope for one peer: where it belongs in the stream, and which envelope it is. Signed by the sender.
 *
 * @param from   the sender's country
 * @param node   the sender's node
 * @param to     the country it is for
 * @param toNode the node it is for
 * @param epoch  of the sender's streams
 * @param seq    place in the stream, from 1; 0 for the letter of a parcel
 * @param after  the chain up to the message before
 * @param mark   of this message
 * @param sha256 of the envelope's line; empty where there is none, because a later message says all
 * @param items  of a letter: how many messages follow
 * @param letter of a letter: its number among those to this country in this epoch, from 1; 0 of a message
 * @param last   place of the last message in the stream when this was packed
 * @param head   the chain up to that
 * @param base   place up to which everything is told that is shared, at the beginning of the epoch
 */
public record Slip(
        CountryCode from,
        String node,
        CountryCode to,
        String toNode,
        long epoch,
        long seq,
        String after,
        String mark,
        String sha256,
        long items,
        long letter,
        long last,
        String head,
        long base) {
    /** In characters; half of it is room to spare. */
    public static final int LONGEST = 2000;

    private static final int FORMAT = 1;
    private static final int ID = 36;
    private static final int DIGEST = 64;
    private static final int MARK = 32;

    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("from", from.value());
        all.put("node", node);
        all.put("to", to.value());
        all.put("toNode", toNode);
        all.put("epoch", epoch);
        all.put("seq", seq);
        all.put("after", after);
        all.put("mark", mark);
        all.put("sha256", sha256);
        all.put("items", items);
        all.put("letter", letter);
        all.put("last", last);
        all.put("head", head);
        all.put("base", base);
        return StrictJson.write(all);
    }

    public static Slip parse(String json) {
        StrictJson all = StrictJson.of(
                        json, "format", "from", "node", "to", "toNode", "epoch", "seq", "after", "mark", "sha256",
                        "items", "letter", "last", "head", "base")
                .format("format", FORMAT);
        String sha256 = all.text("sha256", DIGEST);
        return new Slip(
                country(all.text("from", 2)),
                all.text("node", ID),
                country(all.text("to", 2)),
                all.text("toNode", ID),
                all.number("epoch", 1),
                all.number("seq", 0),
                all.hex("after", DIGEST),
                all.hex("mark", MARK),
                sha256.isEmpty() ? "" : all.hex("sha256", DIGEST),
                all.number("items", 0),
                all.number("letter", 0),
                all.number("last", 0),
                all.hex("head", DIGEST),
                all.number("base", 0));
    }

    static CountryCode country(String text) {
        try {
            return new CountryCode(text);
        } catch (Refusal e) {
            throw StrictJson.wrong("\"" + text + "\" is no country");
        }
    }
}
