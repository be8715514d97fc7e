package org.enlace.calendar;

import java.util.List;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.OfficerId;

/**
 * The secret addresses by which calendar programs read the dates of officers. A service. Whoever has an address reads what it gives,
 * which is why it holds no case content, only what its officer may know of at that moment, and nothing once that officer is
 * suspended or the address revoked.
 */
public interface Feeds {
    /** What the audit and {@link org.enlace.platform.NotFound} call an address. */
    String KIND = "calendar-feed";

    /** The caller's own, by what they give. None while the caller acts for somebody. */
    List<Feed> own(Caller caller);

    /**
     * Makes an address; one that gave the same is revoked by that.
     *
     * @param source the name of the source whose dates it gives; empty for all
     * @throws org.enlace.platform.Refusal {@code calendar.no-source}; {@code calendar.acting} while the caller acts for somebody;
     *     {@code calendar.guarded} where the node shows a calendar only after a second factor
     */
    Made make(Optional<String> source, Caller caller);

    /** @throws org.enlace.platform.NotFound when the caller has none of this handle */
    void revoke(String handle, Caller caller);

    /** Those of an officer, or of all, by officer: at most 1000. For whoever reads officers. */
    List<Feed> all(Optional<OfficerId> officer, Caller caller);

    /** Revokes every address of an officer. For whoever manages officers. @return how many there were */
    int revokeAll(OfficerId officer, Caller caller);

    /**
     * An address that was just made.
     *
     * @param path the secret: from the root of the node, {@code /calendar/feed/….ics}; shown once
     */
    record Made(Feed feed, String path) {}
}
