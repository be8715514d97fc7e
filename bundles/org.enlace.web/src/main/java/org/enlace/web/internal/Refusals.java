package org.enlace.web.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.platform.Act;
import org.enlace.platform.Audit;
import org.enlace.platform.Permission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who was refused what. The same refusal of the same officer is written once a minute, with how many there were since,
 * so that nobody can fill the audit by asking over and over.
 */
public final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST = 2_000;

    private final Supplier<Audit> audit;
    private final Clock clock;
    private final Map<Key, Seen> seen = new LinkedHashMap<>();

    /** @param audit gives null while there is none */
    public Refusals(Supplier<Audit> audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** A signed-in officer asked for what they may not do. That it cannot be written down does not let them in. */
    public void refused(Visit visit, Permission permission) {
        Audit book = audit.get();
        if (book == null || visit.who() == null) {
            return;
        }
        int before =
                silenced(new Key(visit.caller().officer().value(), permission, visit.method() + " " + visit.route()));
        if (before < 0) {
            return;
        }
        Act act = Act.refused("web.refused", visit.caller())
                .fact("permission", permission)
                .fact("method", visit.method())
                .fact("route", visit.route());
        try {
            book.record(before == 0 ? act : act.fact("unwritten", before));
        } catch (RuntimeException e) {
            LOG.error("A refusal of {} {} was not written into the audit", visit.method(), visit.route(), e);
        }
    }

    /** How many were not written since the last that was; −1 when this one is not either. */
    private synchronized int silenced(Key key) {
        Instant now = clock.instant();
        Seen last = seen.get(key);
        if (last != null && now.isBefore(last.at.plus(PAUSE))) {
            last.unwritten++;
            return -1;
        }
        seen.remove(key);
        var eldest = seen.values().iterator();
        while (eldest.hasNext()) {
            Seen oldest = eldest.next();
            boolean over = oldest.unwritten == 0 && oldest.at.plus(PAUSE).isBefore(now);
            if (!over && seen.size() < MOST) {
                break;
            }
            eldest.remove();
        }
        seen.put(key, new Seen(now));
        return last == null ? 0 : last.unwritten;
    }

    private record Key(String officer, Permission permission, String route) {}

    private static final class Seen {
        private final Instant at;
        private int unwritten;

        private Seen(Instant at) {
            this.at = at;
        }
    }
}
