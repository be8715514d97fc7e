package org.enlace.identity.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.Refusal;

/**
 * Makes guessing slow. Failures are counted per account and network, per network and per account. After some that are free, the
 * next try must wait, twice as long each time, some minutes at most, and never for ever. A try that has to wait is not counted,
 * and failures are forgiven one by one as time goes by.
 *
 * <p>Nobody is kept out by the failures of others. A browser known from an earlier sign-in is counted by itself. In a new browser
 * an officer with a second factor gives password and code together and waits for nobody: such a try says nothing about the
 * password alone, so that only their network's speed limits it.
 *
 * <p>What an attacker can try at most, day after day:
 *
 * <ul>
 *   <li>288 passwords of one account from one network: one in 300 seconds;
 *   <li>8,640 passwords of one account from everywhere: one in ten seconds;
 *   <li>8,640 passwords from one network, over all accounts: one in ten seconds;
 *   <li>86,400 passwords together with a code from one network: each right by chance in less than 3 of 1,000,000 cases, even if
 *       the password is;
 *   <li>288 codes of an account whose password is known: right by chance after three years, as each is in 3 of 1,000,000 cases;
 *   <li>86,400 codes more from one network, of which two must be right in one sign-in. Five may be typed in each, so that one sign-in in
 *       10,000,000,000 succeeds by chance: after a thousand years from one network.
 * </ul>
 *
 * <p>To each comes, once, what is free or waits less yet: 15, 60, 310, 100, 20 and 100. A browser that is known has the first line for
 * itself, and its own 288 codes.
 *
 * <p>Kept in memory only. A try counts as failed until it is known not to be, so that many at once are not free.
 */
final class Throttle {
    private static final int KEYS = 20_000;

    /**
     * What is counted together.
     *
     * @param key     its name
     * @param free    failures after which one has to wait
     * @param longest seconds to wait at most
     * @param forgive seconds after which one failure is forgiven
     */
    record Counter(String key, int free, int longest, int forgive) {}

    private static final class Count {
        private int failures;
        private long last;
        private long shutUntil;
        private boolean told;
    }

    private final Clock clock;
    private final Map<String, Count> counts = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > KEYS;
        }
    };

    private final Set<String> rightOnce = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEYS;
        }
    });

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** The counters of a password tried for an account. */
    static List<Counter> password(String account, String address, Optional<String> device) {
        String network = network(address);
        return device.map(known -> List.of(new Counter(account + "|device|" + known, 5, 300, 300)))
                .orElse(List.of(
                        new Counter(account + "|from|" + network, 5, 300, 300),
                        new Counter("|from|" + network, 300, 10, 10),
                        new Counter(account + "|", 50, 10, 30)));
    }

    /** The counters of a password and a code tried together where the password alone would have to wait. */
    static List<Counter> both(String address) {
        return List.of(new Counter("|both|" + network(address), 100, 1, 1));
    }

    /** The counters of a code tried for an account whose password was right. They never keep a new browser out, see {@link #twoCodes}. */
    static List<Counter> code(String account, Optional<String> device) {
        return List.of(new Counter(account + "|code|" + device.orElse(""), 8, 300, 300));
    }

    /** The counters of a code that another one has to follow, since many were wrong for this account. */
    static List<Counter> twoCodes(String address) {
        return List.of(new Counter("|codes|" + network(address), 100, 1, 1));
    }

    /** A right code was typed in a sign-in that takes two. */
    synchronized void rightCode(String signIn) {
        rightOnce.add(signIn);
    }

    synchronized boolean hadRightCode(String signIn) {
        return rightOnce.contains(signIn);
    }

    /**
     * The counters of somebody who is signed in and proves it again.
     *
     * @param began when the session began: its value and its handle change, and whoever stole it can have them changed at will
     */
    static List<Counter> again(String account, Instant began) {
        return List.of(new Counter(account + "|again|" + began.toEpochMilli(), 5, 300, 300));
    }

    /** One try. It has failed unless {@link #succeeded} or {@link #takenBack} is called. */
    final class Try {
        private final List<Counter> counters;
        private final long began;

        private Try(List<Counter> counters, long began) {
            this.counters = counters;
            this.began = began;
        }

        void succeeded() {
            forget(counters);
        }

        /** It was not decided: as if there had been none. */
        void takenBack() {
            takeBack(counters, began);
        }
    }

    /** Somebody has to wait. */
    static final class Shut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long seconds;
        private final boolean first;

        private Shut(long seconds, boolean first) {
            super(null, null, false, false);
            this.seconds = seconds;
            this.first = first;
        }

        /** Whether this is the first try that is sent away since the door was shut. */
        boolean first() {
            return first;
        }

        Refusal refusal() {
            return new Refusal(
                    "sign-in.wait", "Too many tries failed; the next one is possible in " + seconds + " s", seconds);
        }
    }

    /** @throws Shut when it is too early */
    synchronized Try begin(List<Counter> counters) {
        long now = clock.millis();
        long wait = 0;
        boolean first = false;
        for (Counter counter : counters) {
            Count count = counts.get(counter.key());
            if (count != null && now < count.shutUntil) {
                wait = Math.max(wait, count.shutUntil - now);
                first |= !count.told;
                count.told = true;
            }
        }
        if (wait > 0) {
            throw new Shut((wait + 999) / 1000, first);
        }
        for (Counter counter : counters) {
            Count count = counts.computeIfAbsent(counter.key(), key -> new Count());
            long forgiven = count.failures == 0 ? 0 : (now - count.last) / (1000L * counter.forgive());
            count.failures = (int) Math.max(0, count.failures - forgiven) + 1;
            count.last = now;
            count.told = false;
            int over = count.failures - counter.free();
            count.shutUntil = over < 0 ? 0 : now + 1000L * Math.min(counter.longest(), 1L << Math.min(over, 20));
        }
        return new Try(counters, now);
    }

    private synchronized void forget(List<Counter> counters) {
        for (Counter counter : counters) {
            // A network shared by many is not cleared by one who knows a password: only this try is taken back.
            if (counter.key().startsWith("|")) {
                Count count = counts.get(counter.key());
                if (count != null) {
                    count.failures = Math.max(0, count.failures - 1);
                    count.shutUntil = count.failures < counter.free() ? 0 : count.shutUntil;
                }
            } else {
                counts.remove(counter.key());
            }
        }
    }

    private synchronized void takeBack(List<Counter> counters, long began) {
        for (Counter counter : counters) {
            Count count = counts.get(counter.key());
            if (count == null) {
                continue;
            }
            count.failures = Math.max(0, count.failures - 1);
            // Unless somebody else tried since, it was this one that shut the door.
            if (count.failures < counter.free() || count.last == began) {
                count.shutUntil = 0;
            }
        }
    }

    /** Somebody came in, in several steps. */
    void cameIn(String account, String address) {
        forget(password(account, address, Optional.empty()));
        unlock(account);
    }

    /** Forgets every failure of an account. */
    synchronized void unlock(String account) {
        counts.keySet().removeIf(key -> key.startsWith(account + "|"));
    }

    /** An IPv6 address stands for its /64, all of which one customer has. */
    static String network(String address) {
        int colon = address.indexOf(':');
        if (colon < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16
                    ? HexFormat.of().formatHex(bytes, 0, 8)
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
