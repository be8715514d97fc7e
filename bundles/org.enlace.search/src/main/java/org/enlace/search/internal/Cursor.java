package org.enlace.search.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Where a page ended: the score and the id of its last hit. */
record Cursor(float score, String id) {
    private static final int LONGEST = 100;

    static Cursor of(FieldDoc last) {
        return new Cursor((Float) last.fields[0], ((BytesRef) last.fields[1]).utf8ToString());
    }

    /** @throws Refusal {@code search.cursor} when it is none of ours */
    static Cursor read(String text) {
        try {
            if (text.length() <= LONGEST) {
                String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
                int colon = plain.indexOf(':');
                float score = Float.intBitsToFloat(Integer.parseUnsignedInt(plain.substring(0, colon), 16));
                String id = RecordId.parse(plain.substring(colon + 1)).toString();
                if (Float.isFinite(score)) {
                    return new Cursor(score, id);
                }
            }
        } catch (RuntimeException e) {
            // Whatever is wrong with it, it is not a place in a list.
            throw refusal();
        }
        throw refusal();
    }

    private static Refusal refusal() {
        return new Refusal(
                "search.cursor", "The place to go on from is none this node gave out; search again from the beginning");
    }

    FieldDoc asFieldDoc() {
        // The id decides alone: no document follows at the same place.
        return new FieldDoc(Integer.MAX_VALUE, score, new Object[] {score, new BytesRef(id)});
    }

    String text() {
        String plain = Integer.toHexString(Float.floatToIntBits(score)) + ":" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }
}
