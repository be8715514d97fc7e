package org.enlace.calendar.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.enlace.calendar.CalendarFiles;
import org.enlace.calendar.internal.ical.CalendarText;
import org.enlace.platform.Hashing;
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
        byte[] digest = Hashing.sha256().digest(calendar);
        return HexFormat.of().formatHex(digest, 0, TAG);
    }
}
