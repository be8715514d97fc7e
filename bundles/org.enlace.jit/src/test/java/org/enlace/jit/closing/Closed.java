package org.enlace.jit.closing;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.enlace.jit.work.Contents;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;

/** Entries of the closing area, for tests. */
public final class Closed {
    private static final RecordId TEAM = id(1);
    private static long last = 100;

    private Closed() {}

    public static RecordId id(long number) {
        return new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | number));
    }

    /** @param pairs fields and values; the same field again adds a value */
    public static Map<String, List<String>> values(String... pairs) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.computeIfAbsent(pairs[i], key -> new java.util.ArrayList<>()).add(pairs[i + 1]);
        }
        return values;
    }

    public static Entry entry(String country, EntryKind kind, String... pairs) {
        RecordId id = id(++last);
        Instant at = Instant.parse("2027-03-01T12:00:00Z").plusSeconds(last);
        return new Entry(
                id,
                TEAM,
                new CountryCode(country),
                1,
                kind,
                id(2),
                at,
                at,
                Handling.GENERAL,
                Optional.empty(),
                Contents.of(kind, values(pairs)));
    }

    public static Entry result(String country, String form, int count, String... more) {
        String[] pairs = {"form", form, "count", "" + count, "state", country, "day", "2027-03-01"};
        String[] all = Arrays.copyOf(pairs, pairs.length + more.length);
        System.arraycopy(more, 0, all, pairs.length, more.length);
        return entry(country, EntryKind.RESULT, all);
    }

    public static Entry evaluation(String country, int cooperation) {
        return entry(
                country,
                EntryKind.EVALUATION,
                "setting-up",
                "Rápido",
                "operation",
                "Bien",
                "added-value",
                "4",
                "cooperation",
                "" + cooperation,
                "timeliness",
                "3");
    }

    public static Entry funding(String country, String call, String granted) {
        return entry(
                country,
                EntryKind.FUNDING,
                "programme",
                "Fondo de ejemplo",
                "call",
                call,
                "line",
                "travel",
                "asked",
                "1000",
                "granted",
                granted,
                "currency",
                "EUR",
                "progress",
                "granted");
    }

    public static Entry expense(Entry funding, String line, String amount, String currency) {
        String[] pairs = {"line", line, "amount", amount, "currency", currency, "day", "2027-03-02"};
        if (funding == null) {
            return entry("CO", EntryKind.EXPENSE, pairs);
        }
        String[] all = Arrays.copyOf(pairs, pairs.length + 2);
        all[pairs.length] = "funding";
        all[pairs.length + 1] = funding.id().toString();
        return entry("CO", EntryKind.EXPENSE, all);
    }
}
