package org.enlace.training;

import java.net.URI;
import java.net.URISyntaxException;
import org.enlace.platform.Refusal;

/**
 * Where a session is held. The link of whoever moderates is no part of it: it is kept apart, so that whatever shows or sends a room
 * cannot give it away.
 *
 * @param place    a building and city, one line up to 200 characters; may be empty
 * @param provider the service that runs an online room, one line up to 100 characters; may be empty
 * @param link     for those who take part: an https address up to 500 characters; may be empty
 * @param dialIn   telephone number and code, one line up to 200 characters; may be empty
 */
public record Room(String place, String provider, String link, String dialIn) {
    public static final Room NONE = new Room("", "", "", "");
    public static final int LONGEST = 200;
    public static final int LONGEST_PROVIDER = 100;
    public static final int LONGEST_LINK = 500;

    public Room {
        place = Rules.lineOrNone("place", place, LONGEST);
        provider = Rules.lineOrNone("provider", provider, LONGEST_PROVIDER);
        link = link("link", link);
        dialIn = Rules.lineOrNone("dialIn", dialIn, LONGEST);
    }

    /**
     * An address of a room, or nothing: https with a host, and no password in it.
     *
     * @throws Refusal {@code training.link}
     */
    public static String link(String field, String typed) {
        String text = Rules.lineOrNone(field, typed, LONGEST_LINK);
        if (text.isEmpty()) {
            return text;
        }
        try {
            URI uri = new URI(text);
            if ("https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && text.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
                return text;
            }
        } catch (URISyntaxException e) {
            // Refused below, like an address of another kind.
        }
        throw new Refusal(
                        "training.link",
                        "\"" + text + "\" is no address of a room; give one that begins with https://",
                        text.length() > 80 ? text.substring(0, 80) + "…" : text)
                .at(field);
    }
}
