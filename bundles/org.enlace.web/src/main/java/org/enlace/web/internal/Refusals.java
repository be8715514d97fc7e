package org.enlace.web.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Permission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who was refused what. The same refusal of the same officer is written at once, and then once a minute with how many
 * there were in between, so that nobody can fill the audit by asking over and over. What was not written yet is written when its
 * minute is over, when there are too many to remember, and at the end; a node that is killed forgets it.
 */
public final class Refusals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    static final int MOST = 2_000;

    private final Supplier<Audit> audit;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor later;
    /** The one that was written longest ago first. */
    private final Map<Key, Seen> seen = new LinkedHashMap<>();

    /** @param audit gives null while there is none */
    public Refusals(Supplier<Audit> audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
        later = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "enlace-web-refusals");
            thread.setDaemon(true);
            return thread;
        });
        later.setKeepAliveTime(PAUSE.toSeconds(), TimeUnit.SECONDS);
        later.allowCoreThreadTimeOut(true);
        later.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** A signed-in officer asked for what they may not do. That it cannot be written down does not let them in. */
    public void refused(Visit visit, Permission permission) {
        if (visit.who() == null) {
            return;
        }
        refused(Act.refused("web.refused", visit.caller())
                .fact("permission", permission)
                .code("method", visit.method())
                .code("route", visit.route()));
    }

    void refused(Act act) {
        if (audit.get() != null) {
            due(act).forEach(this::write);
        }
    }

    /** Writes what was refused again while it was not written, and whose minute is over. */
    void tell() {
        if (audit.get() != null) {
            over(clock.instant().minus(PAUSE), MOST).forEach(this::write);
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
        if (audit.get() != null) {
            over(Instant.MAX, 0).forEach(this::write);
        }
    }

    private void write(Act act) {
        Audit book = audit.get();
        try {
            if (book != null) {
                book.record(act);
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "A refusal was not written into the audit: \"{}\" {}",
                    act.by().officer(),
                    act.facts(),
                    e);
        }
    }

    /** What is to be written now that this was refused. */
    private synchronized List<Act> due(Act act) {
        Instant now = clock.instant();
        Key key = new Key(act.by().officer().value(), act.facts());
        Seen last = seen.get(key);
        if (last != null && now.isBefore(last.at.plus(PAUSE))) {
            last.unwritten++;
            last.act = act;
            if (last.unwritten == 1 && !later.isShutdown()) {
                later.schedule(this::tell, PAUSE.toSeconds() + 1, TimeUnit.SECONDS);
            }
            return List.of();
        }
        seen.remove(key);
        List<Act> due = new ArrayList<>(over(now.minus(PAUSE), MOST - 1));
        seen.put(key, new Seen(now, act));
        due.add(last == null || last.unwritten == 0 ? act : act.fact("unwritten", last.unwritten));
        return due;
    }

    /** Forgets what was written before, and more where more than so many would be left; what of it is still to be written. */
    private synchronized List<Act> over(Instant before, int most) {
        List<Act> unwritten = new ArrayList<>();
        var eldest = seen.values().iterator();
        while (eldest.hasNext()) {
            Seen oldest = eldest.next();
            if (oldest.at.isAfter(before) && seen.size() <= most) {
                break;
            }
            eldest.remove();
            oldest.late().ifPresent(unwritten::add);
        }
        return unwritten;
    }

    private record Key(String officer, Map<String, String> facts) {}

    private static final class Seen {
        private final Instant at;
        private Act act;
        private int unwritten;

        private Seen(Instant at, Act act) {
            this.at = at;
            this.act = act;
        }

        /** The last one that was not written, with how many there were before it. */
        private Optional<Act> late() {
            return switch (unwritten) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of(act);
                default -> Optional.of(act.fact("unwritten", unwritten - 1));
            };
        }
    }
}
