package org.enlace.inbox.internal;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.inbox.InboxFilter;
import org.enlace.inbox.InboxFilter.DueIn;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.inbox.Tray;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;

/**
 * Prints what an inbox with 100 items costs and what one with 100 000 does, in the same database and in turn, for someone who looks;
 * not a test. Medians. An eighth of the items is due; one in a thousand is to be signed by whoever holds a permission, which both do.
 */
public final class InboxFigures {
    private static final int ROUNDS = 401;
    private static final int SMALL = 100;
    private static final int LARGE = 100_000;
    private static final int AT_ONCE = 1_000;

    private InboxFigures() {}

    public static void main(String[] arguments) {
        for (TestDatabase.Kind kind : TestDatabase.Kind.values()) {
            try (TestDatabase database = TestDatabase.start(kind);
                    Office office = new Office(database)) {
                Caller small = Office.officer("small", Tray.READ, Office.CASES_READ, Office.CASES_SIGN);
                Caller large = Office.officer("large", Tray.READ, Office.CASES_READ, Office.CASES_SIGN);
                fill(office, small, SMALL);
                fill(office, large, LARGE);
                String middle = middle(office, large);
                System.out.println(kind);
                row(
                        "the first 25",
                        office,
                        small,
                        large,
                        caller -> office.tray.part(InboxFilter.ALL, null, 25, caller));
                row(
                        "25 in the middle of the large one",
                        office,
                        small,
                        large,
                        caller -> office.tray.part(InboxFilter.ALL, caller == large ? middle : null, 25, caller));
                row(
                        "25 due within a week",
                        office,
                        small,
                        large,
                        caller -> office.tray.part(
                                new InboxFilter(Optional.empty(), Optional.empty(), DueIn.WEEK, false),
                                null,
                                25,
                                caller));
                row(
                        "25 of one kind",
                        office,
                        small,
                        large,
                        caller -> office.tray.part(
                                new InboxFilter(Optional.of(ItemKind.ANSWER), Optional.empty(), DueIn.ANY, false),
                                null,
                                25,
                                caller));
                row("the count of the menu, not remembered", office, small, large, caller -> {
                    office.clock.advance(java.time.Duration.ofSeconds(11));
                    return office.tray.count(caller);
                });
                row("one put and done", office, small, large, caller -> {
                    office.tray.put(Office.item("one", ItemKind.REVIEW, caller));
                    office.tray.done("case", "one");
                    return null;
                });
            }
        }
    }

    private interface Work {
        Object of(Caller caller);
    }

    private static void row(String what, Office office, Caller small, Caller large, Work work) {
        long[][] nanos = new long[2][ROUNDS];
        for (int round = -ROUNDS / 4; round < ROUNDS; round++) {
            for (int which = 0; which < 2; which++) {
                long begin = System.nanoTime();
                work.of(which == 0 ? small : large);
                if (round >= 0) {
                    nanos[which][round] = System.nanoTime() - begin;
                }
            }
        }
        double of100 = median(nanos[0]);
        double of100000 = median(nanos[1]);
        System.out.printf(
                Locale.ROOT,
                "  %-40s %8.3f ms %8.3f ms  ratio %.2f%n",
                what,
                of100 / 1e6,
                of100000 / 1e6,
                of100000 / of100);
    }

    private static double median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static String middle(Office office, Caller large) {
        String cursor = null;
        for (int i = 0; i < 100; i++) {
            cursor = office.tray.part(InboxFilter.ALL, cursor, 100, large).next();
        }
        return cursor;
    }

    private static void fill(Office office, Caller caller, int items) {
        List<InboxItem> batch = new ArrayList<>();
        ItemKind[] kinds = ItemKind.values();
        for (int i = 0; i < items; i++) {
            String key = caller.officer() + "/" + i;
            Recipient to = i % 1_000 == 999
                    ? new Recipient.Holders(Office.CASES_SIGN, java.util.Set.of())
                    : new Recipient.One(caller.officer());
            InboxItem item = Office.item(key, kinds[i % kinds.length], to);
            batch.add(i % 8 == 0 ? item.due(Office.NOON.plusSeconds(60L * i + 3_600), ZoneOffset.UTC) : item);
            if (batch.size() == AT_ONCE || i == items - 1) {
                office.database.transactions().run(() -> batch.forEach(office.tray::put));
                batch.clear();
            }
        }
    }
}
