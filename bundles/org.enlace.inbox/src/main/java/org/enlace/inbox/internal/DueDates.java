package org.enlace.inbox.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.InboxItem.Due;
import org.enlace.inbox.Tray;
import org.enlace.inbox.Waiting;
import org.enlace.platform.Caller;
import org.enlace.platform.Hashing;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.CalendarEvent;
import org.enlace.platform.contribution.CalendarEvent.Words;
import org.enlace.platform.contribution.CalendarSource;
import org.enlace.platform.contribution.CalendarTime;
import org.enlace.platform.contribution.CalendarTime.AllDay;
import org.enlace.platform.contribution.CalendarTime.Timed;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is due, in calendars: with its title on the pages of the node, and outside only what is wanted. */
@Component
public final class DueDates implements CalendarSource {
    /** What is due before or after is in no calendar. */
    private static final Instant FIRST = Instant.parse("1970-01-03T00:00:00Z");

    private static final Instant LAST = Instant.parse("2199-12-29T00:00:00Z");

    /** A day begins and ends elsewhere at another time. */
    private static final Duration ELSEWHERE = Duration.ofHours(48);

    /** Sequences are seconds since then: an item that is put anew has a greater one. */
    private static final long SINCE = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();

    private static final int NAMED = 12;

    private final Tray tray;
    private final Texts texts = Texts.of(DueDates.class);

    @Activate
    public DueDates(@Reference Tray tray) {
        this.tray = tray;
    }

    @Override
    public String name() {
        return "inbox";
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "calendar.label");
    }

    @Override
    public Permission permission() {
        return Tray.READ;
    }

    @Override
    public List<CalendarEvent> events(Instant from, Instant until, Caller caller) {
        Instant begin = from.minus(ELSEWHERE);
        Instant end = until.plus(ELSEWHERE);
        return tray.due(begin.isBefore(FIRST) ? FIRST : begin, end.isAfter(LAST) ? LAST : end, MOST, caller).stream()
                .map(waiting -> event(waiting, caller.language()))
                .toList();
    }

    private CalendarEvent event(Waiting waiting, Language language) {
        InboxItem item = waiting.item();
        return CalendarEvent.of(
                        CalendarEvent.named(item.record(), "due." + hash(item.use() + "\n" + item.key())),
                        (int) Math.max(
                                0, Math.min(Integer.MAX_VALUE, waiting.since().getEpochSecond() - SINCE)),
                        waiting.since(),
                        new Words(waiting.title(), "", ""),
                        time(item.due().orElseThrow()),
                        item.path())
                .outside(Words.of(
                        texts.get(language, "calendar.due." + item.kind().token())));
    }

    private static CalendarTime time(Due due) {
        return due instanceof Due.Day whole
                ? new AllDay(whole.day(), whole.day())
                : Timed.of(due.end(), due.end(), due.zone());
    }

    /** Tells nothing of the use's own key, and the same for the same. */
    private static String hash(String text) {
        byte[] digest = Hashing.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, NAMED);
    }
}
