package org.enlace.training.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.RecordId;
import org.enlace.training.Quota;
import org.enlace.training.overview.YearOverview;

/** How long the figures of a year take with 200 series and 20 000 nominations. */
public final class OverviewFigures {
    private static final int SERIES = 200;
    private static final int PEOPLE = 100;
    private static final int ROUNDS = 30;

    private OverviewFigures() {}

    public static void main(String[] arguments) {
        for (TestDatabase.Kind kind : TestDatabase.Kind.values()) {
            try (TestDatabase database = TestDatabase.start(kind);
                    School school = new School(database)) {
                fill(school);
                List<Double> times = new ArrayList<>();
                YearOverview overview = null;
                for (int round = 0; round < ROUNDS; round++) {
                    long before = System.nanoTime();
                    overview = school.outcome.overviews().year(2027, School.ANNA);
                    school.outcome.overviews().waiting(School.ANNA);
                    times.add((System.nanoTime() - before) / 1e6);
                }
                double first = times.get(0);
                double[] sorted =
                        times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
                System.out.printf(
                        "%s: %d series, %d people: first %.0f ms, median of %d %.0f ms, slowest %.0f ms%n",
                        kind,
                        overview.series().size(),
                        overview.people().nominated(),
                        first,
                        ROUNDS,
                        sorted[ROUNDS / 2],
                        Arrays.stream(sorted).max().orElseThrow());
            }
        }
    }

    private static void fill(School school) {
        Random random = new Random(7);
        for (int i = 0; i < SERIES; i++) {
            RecordId id = school.series(new Quota(School.CO, 200), new Quota(School.PE, 200))
                    .id();
            school.outcome.themes().set(id, List.of(i % 2 == 0 ? "0204" : "08051"), School.ANNA);
            for (int n = 0; n < 5; n++) {
                school.planned(id, String.format("2027-%02d-%02dT09:00", 4 + n, 1 + i % 27));
            }
            for (int n = 0; n < PEOPLE; n++) {
                OverviewTest.person(school, id, n, random);
            }
        }
    }
}
