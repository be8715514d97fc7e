package org.enlace.protocols.internal;

import static org.enlace.protocols.Fixtures.titled;
import static org.enlace.protocols.internal.Desk.ANNA;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.RecordId;
import org.enlace.platform.SharedRecord;
import org.enlace.protocols.Adoption.State;
import org.enlace.protocols.AdoptionTerms;
import org.enlace.protocols.CountryAdoption;
import org.enlace.protocols.InstrumentKind;
import org.enlace.protocols.Progress;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.Region.Matrix;
import org.enlace.protocols.RegionFilter;
import org.enlace.protocols.RegionFilter.Order;
import org.enlace.protocols.internal.persistence.JpaProtocolStore;

/**
 * Prints how fast the matrix of 500 protocols and 30 countries is read, by pages of 25 and as a whole, against a floor: the same rows by
 * plain JDBC, without need-to-know and without objects. For someone who looks; not a test.
 */
public final class CostOfMatrix {
    private static final int PROTOCOLS = 500;
    private static final List<String> COUNTRIES = List.of(
            "AG AR BZ BO BR CL CR CU DO EC SV GT GY HT HN JM MX NI PA PY PE PR KN LC TT UY ES PT FR IT".split(" "));
    private static final int COLUMNS = 7;
    private static final String FLOOR =
            "select p.id, p.content, c.country, c.state, c.edition, c.not_started, c.done_items"
                    + " from protocols.country_adoption c join protocols.protocol p on p.id = c.protocol_id"
                    + " where p.place > ? and p.place <= ? order by p.place";

    private final TestDatabase database;
    private final Desk desk;
    private final Statements sql;

    private CostOfMatrix(TestDatabase database) {
        this.database = database;
        // The store opens its schema once; what it opened is what the floor reads by.
        AtomicReference<Store> opened = new AtomicReference<>();
        JpaProtocolStore library = new JpaProtocolStore(schema -> {
            opened.set(database.database().open(schema));
            return opened.get();
        });
        desk = new Desk(library, database.transactions(), null, Clock.systemUTC());
        sql = new Statements(opened.get(), CountryAdoption.TYPE);
    }

    public static void main(String[] arguments) {
        for (Kind kind : Kind.values()) {
            try (TestDatabase database = TestDatabase.start(kind)) {
                new CostOfMatrix(database).measure(kind);
            }
        }
    }

    private void measure(Kind kind) {
        fill();
        List<String> places = places();
        say(
                kind,
                "page of 25 by title, 30 countries",
                200,
                () -> floor(places.get(0), places.get(25)),
                () -> desk.region.page(RegionFilter.ALL, null, 25, ANNA));
        say(
                kind,
                "page of 25, most adopted first",
                200,
                () -> floor(places.get(0), places.get(25)),
                () -> desk.region.page(RegionFilter.ALL.withOrder(Order.ADOPTIONS), null, 25, ANNA));
        say(kind, "500 × 30 in pages of 100", 20, () -> floor("", places.get(PROTOCOLS)), this::whole);
    }

    /** The place before the first, and that of each. */
    private List<String> places() {
        List<String> places = new ArrayList<>(List.of(""));
        places.addAll(sql.list("select place from protocols.protocol order by place", row -> row.getString(1)));
        return places;
    }

    private int floor(String from, String to) {
        return sql.list(
                        FLOOR,
                        row -> {
                            for (int column = 1; column <= COLUMNS; column++) {
                                row.getString(column);
                            }
                            return row;
                        },
                        from,
                        to)
                .size();
    }

    private int whole() {
        int rows = 0;
        String cursor = null;
        do {
            Matrix page = desk.region.page(RegionFilter.ALL, cursor, 100, ANNA);
            rows += page.rows().size();
            cursor = page.next();
        } while (cursor != null);
        return rows;
    }

    private void fill() {
        List<Protocol> documents = new ArrayList<>();
        for (int i = 0; i < PROTOCOLS; i++) {
            documents.add(desk.library.create("pr-" + i, titled("Protocolo " + i), null, ANNA));
        }
        LocalDate day = LocalDate.of(2026, 11, 1);
        for (int i = 0; i < PROTOCOLS; i++) {
            Protocol document = documents.get(i);
            int number = i;
            database.transactions().run(() -> {
                for (String country : COUNTRIES) {
                    State state = RegionStates.of(number + country.hashCode());
                    desk.store
                            .region()
                            .put(new CountryAdoption(
                                    new CountryCode(country),
                                    document.id(),
                                    document.owner(),
                                    document.reference(),
                                    1,
                                    state,
                                    Desk.NOON,
                                    state.adopted()
                                            ? Optional.of(new AdoptionTerms(
                                                    InstrumentKind.RESOLUTION,
                                                    "7",
                                                    day,
                                                    "Ministerio",
                                                    List.of(),
                                                    day,
                                                    Map.of()))
                                            : Optional.empty(),
                                    null,
                                    state.adopted() ? Optional.of(new Progress(3, 2, 4, 1, 0)) : Optional.empty(),
                                    Optional.of(new SharedRecord(
                                            new RecordId(UUID.nameUUIDFromBytes((country + number).getBytes())),
                                            CountryAdoption.TYPE,
                                            new CountryCode(country),
                                            1,
                                            Set.of(Desk.NODE.country()),
                                            Handling.GENERAL,
                                            Optional.empty()))));
                }
            });
        }
    }

    private interface Act {
        Object run();
    }

    /** The two by turns, so that whatever else the machine does meets both alike; of each the median counts. */
    private static void say(Kind kind, String what, int times, Act floor, Act act) {
        double[] least = new double[times];
        double[] real = new double[times];
        for (int i = -times; i < times; i++) {
            double one = millis(floor);
            double other = millis(act);
            if (i >= 0) {
                least[i] = one;
                real[i] = other;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-10s %-40s %8.2f ms floor, %8.2f ms matrix (%.0f a second), ratio %.2f%n",
                kind,
                what,
                median(least),
                median(real),
                1_000 / median(real),
                median(real) / median(least));
    }

    private static double millis(Act act) {
        long begun = System.nanoTime();
        Object made = act.run();
        double millis = (System.nanoTime() - begun) / 1e6;
        if (made == null || made.equals(0)) {
            throw new IllegalStateException("Nothing was there");
        }
        return millis;
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    /** Every state a country may be in, one after the other. */
    private static final class RegionStates {
        private static final List<State> ALL =
                List.of(State.ADOPTED, State.ADOPTED_WITH_RESERVATIONS, State.UNDER_STUDY, State.DECLINED);

        static State of(int number) {
            return ALL.get(Math.floorMod(number, ALL.size()));
        }
    }
}
