package org.enlace.jit.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.CountryCode;

/** Several countries with a node each. What they say waits until it is carried. */
public final class TestRegion implements AutoCloseable {
    private final List<TestNode> nodes = new ArrayList<>();
    private final List<TestDatabase> databases = new ArrayList<>();

    public TestRegion(TestDatabase.Kind kind, CountryCode... countries) {
        this(country -> TestDatabase.start(kind), countries);
    }

    /** @param opening the database of each */
    public TestRegion(Function<CountryCode, TestDatabase> opening, CountryCode... countries) {
        PostOffice post = new PostOffice();
        for (CountryCode country : countries) {
            TestDatabase database = opening.apply(country);
            databases.add(database);
            nodes.add(new TestNode(database, country, post));
        }
    }

    public TestNode of(CountryCode country) {
        return nodes.stream()
                .filter(one -> one.country.equals(country))
                .findFirst()
                .orElseThrow();
    }

    /** All that one country has for another. */
    public void carry(CountryCode from, CountryCode to) {
        while (of(from).exchange.carry(to)) {
            // The next one.
        }
    }

    /** To and fro until nothing is left to carry. */
    public void carryAll() {
        boolean again = true;
        while (again) {
            again = false;
            for (TestNode from : nodes) {
                for (TestNode to : nodes) {
                    again |= from != to && from.exchange.carry(to.country);
                }
            }
        }
    }

    @Override
    public void close() {
        nodes.forEach(TestNode::close);
        databases.forEach(TestDatabase::close);
    }
}
