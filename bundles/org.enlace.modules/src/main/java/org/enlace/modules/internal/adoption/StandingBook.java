package org.enlace.modules.internal.adoption;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.enlace.modules.Adopted;
import org.enlace.modules.Adoption;
import org.enlace.modules.Standing;

/**
 * How every module stands today, read again at most every five seconds and after each change made here: what another server of the
 * node recorded, and the turn of the day, count within that time.
 */
final class StandingBook {
    private static final long NANOS = 5_000_000_000L;

    private final AdoptionStore store;
    private final Supplier<LocalDate> today;
    private final LongSupplier nanos;
    private volatile Page page;

    private record Page(long read, Map<String, Standing> standings) {}

    StandingBook(AdoptionStore store, Supplier<LocalDate> today, LongSupplier nanos) {
        this.store = store;
        this.today = today;
        this.nanos = nanos;
    }

    Standing of(String module) {
        return all().getOrDefault(module, new Standing.None());
    }

    /** Of every module something was recorded of. */
    Map<String, Standing> all() {
        Page known = page;
        long now = nanos.getAsLong();
        if (known == null || now - known.read() > NANOS) {
            known = new Page(now, read());
            page = known;
        }
        return known.standings();
    }

    /** Something was changed. */
    void forget() {
        page = null;
    }

    private Map<String, Standing> read() {
        LocalDate day = today.get();
        Map<String, Standing> standings = new TreeMap<>();
        adopted(store.all()).forEach(one -> standings.put(one.module(), one.on(day)));
        return standings;
    }

    /** By module. */
    static List<Adopted> adopted(List<Adoption> newestFirst) {
        Map<String, List<Adoption>> byModule = new TreeMap<>();
        newestFirst.forEach(one -> byModule.computeIfAbsent(one.module(), module -> new ArrayList<>())
                .add(one));
        return byModule.entrySet().stream()
                .map(entry -> new Adopted(entry.getKey(), entry.getValue()))
                .toList();
    }
}
