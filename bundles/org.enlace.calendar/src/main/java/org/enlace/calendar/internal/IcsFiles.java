package org.enlace.calendar.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.enlace.calendar.CalendarFiles;
import org.enlace.calendar.internal.ical.CalendarText;
import org.enlace.platform.contribution.CalendarEvent;
import org.osgi.service.component.annotations.Component;

/** Calendars as bytes. */
@Component(service = CalendarFiles.class)
public final class IcsFiles implements CalendarFiles {
    private static final int TAG = 16;

    @Override
    public byte[] of(String title, List<CalendarEvent> events, Optional<URI> node) {
        return CalendarText.feed(title, events, node).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String tag(byte[] calendar) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(calendar);
            return HexFormat.of().formatHex(digest, 0, TAG);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java", e);
        }
    }
}
