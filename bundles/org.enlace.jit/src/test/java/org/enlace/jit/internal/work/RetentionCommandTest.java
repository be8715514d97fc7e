package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.work.Workroom.ADMIN;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.RetentionArea;
import org.enlace.jit.internal.retention.RetentionTerms;
import org.enlace.jit.internal.shell.RetentionCommand;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.Command.Invocation;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** How far evidence is at the end of its term, for whoever looks after the node. */
class RetentionCommandTest {
    private static <T> ComponentServiceObjects<T> always(T service) {
        return new ComponentServiceObjects<>() {
            @Override
            public T getService() {
                return service;
            }

            @Override
            public void ungetService(T one) {}

            @Override
            public ServiceReference<T> getServiceReference() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static int run(Retaining unit, Caller caller, StringWriter told, List<String> team) {
        return new RetentionCommand(
                        RetentionCommandTest.<Desks>always(unit.node.desks),
                        RetentionCommandTest.<RetentionArea>always(unit.area))
                .run(new Invocation(
                        team,
                        Map.of("json", ""),
                        Path.of("."),
                        new PrintWriter(told, true),
                        (step, done, total) -> {},
                        caller,
                        80));
    }

    @Test
    void counts_are_told_and_nothing_of_what_the_items_are_and_what_is_overdue_ends_with_1() {
        try (Retaining unit = new Retaining(TestDatabase.start(TestDatabase.Kind.DERBY), Retaining.YEAR)) {
            Entry item = unit.stored();
            List<String> team = List.of(unit.team().toString());
            assertEquals(0, run(unit, ADMIN, new StringWriter(), List.of()), "nothing is over");
            unit.later();
            unit.round();
            StringWriter proposed = new StringWriter();
            assertEquals(0, run(unit, ADMIN, proposed, team));
            String all = proposed.toString();
            assertTrue(all.contains("\"proposed\"") && all.contains("\"year\""), all);
            assertFalse(
                    all.contains("negro")
                            || all.contains("Ley")
                            || all.contains(item.id().toString()),
                    all);
            unit.at(unit.node.now.plus(Duration.ofDays(31)));
            StringWriter late = new StringWriter();
            assertEquals(1, run(unit, ADMIN, late, team), "somebody has to decide");
            assertTrue(late.toString().contains("\"overdue\": true"), late.toString());
            unit.confirmed(item);
            unit.round();
            StringWriter erased = new StringWriter();
            assertEquals(0, run(unit, ADMIN, erased, List.of()));
            assertTrue(erased.toString().contains("\"erased\""), erased.toString());
            unit.terms = RetentionTerms.of("wrong");
            StringWriter wrong = new StringWriter();
            assertEquals(1, run(unit, ADMIN, wrong, List.of()));
            assertTrue(wrong.toString().contains("trouble"), wrong.toString());
            assertEquals(Optional.of("forbidden"), Items.code(() -> run(unit, MEMBER, new StringWriter(), team)));
        }
    }
}
