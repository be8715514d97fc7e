package org.enlace.calendar.internal;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.enlace.calendar.Agenda;
import org.enlace.calendar.CalendarFiles;
import org.enlace.calendar.Feed;
import org.enlace.calendar.Feeds;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Hashing;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;
import org.enlace.platform.Texts;
import org.enlace.platform.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The use cases of secret addresses. */
final class FeedDesk implements Feeds, FeedDoor {
    static final Permission OFFICERS_READ = new Permission("officers.read");
    static final Permission OFFICERS_MANAGE = new Permission("officers.manage");

    private static final Logger LOG = LoggerFactory.getLogger(FeedDesk.class);
    private static final String PATH = "/calendar/feed/";
    private static final int RANDOM = 32;
    private static final int LONGEST = 100;
    private static final int MOST = 1_000;
    private static final Duration BACK = Duration.ofDays(60);
    private static final Duration AHEAD = Duration.ofDays(400);
    private static final Duration NOTED = Duration.ofMinutes(10);

    private final FeedStore store;
    private final Sources sources;
    private final Eyes eyes;
    private final CalendarFiles files;
    private final Transactions transactions;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Pace known;
    private final Pace unknown;
    private final Texts texts = Texts.of(FeedDesk.class);

    FeedDesk(
            FeedStore store,
            Sources sources,
            Eyes eyes,
            CalendarFiles files,
            Transactions transactions,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.sources = sources;
        this.eyes = eyes;
        this.files = files;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        known = new Pace(clock, 20, 30_000);
        unknown = new Pace(clock, 30, 10_000);
    }

    @Override
    public List<Feed> own(Caller caller) {
        caller.require(Agenda.READ);
        return caller.actingFor().isPresent() ? List.of() : store.of(caller.officer());
    }

    @Override
    public Made make(Optional<String> source, Caller caller) {
        caller.require(Agenda.READ);
        refuseActing(caller);
        source.filter(name -> !sources.labels(caller).containsKey(name)).ifPresent(name -> {
            throw new Refusal(
                            "calendar.no-source",
                            "\"" + name + "\" has no dates for you; choose one of those on the page of the calendar",
                            name)
                    .at("source");
        });
        if (reader(caller.officer()).isEmpty()) {
            throw new Refusal(
                    "calendar.guarded",
                    "This node asks for a second factor before it shows a calendar, which a calendar program does not"
                            + " have; look at your dates on the page");
        }
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(RANDOM));
        Feed feed = new Feed(
                "f-" + HexFormat.of().formatHex(bytes(6)),
                caller.officer(),
                source,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                Optional.empty());
        transactions.run(() -> {
            store.of(caller.officer()).stream()
                    .filter(old -> old.source().equals(source))
                    .forEach(old -> drop(old, caller));
            store.add(feed, hash(secret));
            audit.record(Act.done("calendar.subscribe", caller)
                    .on(KIND, feed.handle())
                    .code("source", source.orElse("all")));
        });
        return new Made(feed, PATH + secret + ".ics");
    }

    @Override
    public void revoke(String handle, Caller caller) {
        caller.require(Agenda.READ);
        refuseActing(caller);
        transactions.run(() -> drop(
                store.of(caller.officer()).stream()
                        .filter(feed -> feed.handle().equals(handle))
                        .findFirst()
                        .orElseThrow(() -> new NotFound(KIND, handle)),
                caller));
    }

    @Override
    public List<Feed> all(Optional<OfficerId> officer, Caller caller) {
        caller.require(OFFICERS_READ);
        return officer.map(store::of).orElseGet(() -> store.all(MOST));
    }

    @Override
    public int revokeAll(OfficerId officer, Caller caller) {
        caller.require(OFFICERS_MANAGE);
        return transactions.call(() -> {
            List<Feed> feeds = store.of(officer);
            feeds.forEach(feed -> drop(feed, caller));
            return feeds.size();
        });
    }

    private void drop(Feed feed, Caller caller) {
        if (store.drop(feed.handle())) {
            audit.record(
                    Act.done("calendar.revoke", caller).on(KIND, feed.handle()).concerning(feed.officer()));
        }
    }

    private static void refuseActing(Caller caller) {
        caller.actingFor().ifPresent(absent -> {
            throw new Refusal(
                    "calendar.acting",
                    "An address outlives your acting for \"" + absent
                            + "\"; only that officer makes and revokes theirs",
                    absent);
        });
    }

    @Override
    public Answer open(String secret, String network, URI node) {
        Optional<Feed> feed = secret.length() > LONGEST ? Optional.empty() : store.find(hash(secret));
        Optional<Caller> reader = feed.flatMap(one -> reader(one.officer()));
        if (reader.isEmpty()) {
            long seconds = unknown.wait(network);
            return seconds > 0 ? new Answer.Later(seconds) : new Answer.Nothing();
        }
        long seconds = known.wait(feed.get().handle());
        if (seconds > 0) {
            return new Answer.Later(seconds);
        }
        Caller caller = reader.get();
        Instant now = clock.instant();
        byte[] text = files.of(
                title(feed.get(), caller),
                sources.events(feed.get().source(), now.minus(BACK), now.plus(AHEAD), caller),
                Optional.of(node));
        note(feed.get(), now, caller);
        return new Answer.Calendar(text, files.tag(text));
    }

    /** Whoever holds an address has proven nothing, so these are not all the officer's eyes. */
    private Optional<Caller> reader(OfficerId officer) {
        return eyes.of(officer).filter(caller -> caller.holds(Agenda.READ));
    }

    private String title(Feed feed, Caller caller) {
        return feed.source()
                .map(name -> sources.labels(caller).getOrDefault(name, name))
                .map(label -> texts.get(caller.language(), "feed.title.of", label))
                .orElseGet(() -> texts.get(caller.language(), "feed.title"));
    }

    /** The first use of a day (UTC) is in the audit. Where nothing can be stored, as on a full disk, the dates are read all the same. */
    private void note(Feed feed, Instant now, Caller caller) {
        boolean first = feed.used().map(FeedDesk::day).filter(day(now)::equals).isEmpty();
        if (!first && feed.used().get().plus(NOTED).isAfter(now)) {
            return;
        }
        try {
            transactions.run(() -> {
                store.used(feed.handle(), now.truncatedTo(ChronoUnit.MICROS));
                if (first) {
                    audit.record(Act.done("calendar.fetch", caller)
                            .on(KIND, feed.handle())
                            .code("source", feed.source().orElse("all")));
                }
            });
        } catch (Refusal | Stale e) {
            LOG.debug("A use was not taken down: {}", e.getMessage());
        }
    }

    private static Object day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** What is kept of a secret: with 256 random bits nobody can try them all. */
    static String hash(String secret) {
        return Hashing.sha256(secret);
    }
}
