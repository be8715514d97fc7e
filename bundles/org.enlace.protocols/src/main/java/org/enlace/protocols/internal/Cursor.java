package org.enlace.protocols.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.enlace.platform.Refusal;
import org.enlace.protocols.ProtocolFilter.Order;
import org.enlace.protocols.internal.ProtocolStore.Place;

/** Where a page begins, as a word that travels in an address. It says which order it belongs to. */
final class Cursor {
    private static final String SEARCH = "s";

    private Cursor() {}

    static String of(Order order, Place place) {
        return encode(mark(order, place.backward()) + place.position());
    }

    static Place place(Order order, String cursor) {
        if (cursor == null) {
            return Place.FIRST;
        }
        String text = decode(cursor);
        for (boolean backward : new boolean[] {false, true}) {
            String mark = mark(order, backward);
            if (text.startsWith(mark)) {
                String position = text.substring(mark.length());
                if (order == Order.TITLE || position.matches("\\d{1,18}")) {
                    return new Place(position, backward);
                }
            }
        }
        throw refusal(cursor);
    }

    static String ofSearch(String cursor) {
        return cursor == null ? null : encode(SEARCH + cursor);
    }

    static String search(String cursor) {
        if (cursor == null) {
            return null;
        }
        String text = decode(cursor);
        if (!text.startsWith(SEARCH)) {
            throw refusal(cursor);
        }
        return text.substring(SEARCH.length());
    }

    private static String mark(Order order, boolean backward) {
        String letter = order == Order.TITLE ? "t" : "c";
        return letter + (backward ? "<" : ">");
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            if (cursor.length() <= 2_000) {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                if (text.indexOf('\0') < 0) {
                    return text;
                }
            }
        } catch (IllegalArgumentException e) {
            // Told below, like every other text that is no cursor.
        }
        throw refusal(cursor);
    }

    static Refusal refusal(String cursor) {
        String shown = cursor.length() <= 40 ? cursor : cursor.substring(0, 40) + "...";
        return new Refusal(
                        "protocol.cursor",
                        "\"" + shown + "\" is not a place in this list; go on from the first page",
                        shown)
                .at("after");
    }
}
