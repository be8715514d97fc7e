package org.enlace.jit.internal.work;

import static org.enlace.jit.internal.work.Workroom.ADMIN;
import static org.enlace.jit.internal.work.Workroom.MEMBER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.internal.BundleArea;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.shell.BundleCommand;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Caller;
import org.enlace.platform.contribution.Command.Invocation;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** How far bundles are, for whoever looks after the node. */
class BundleCommandTest {
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

    private static int run(Courthouse court, Caller caller, StringWriter told) {
        return new BundleCommand(
                        BundleCommandTest.<Desks>always(court.node.desks),
                        BundleCommandTest.<BundleArea>always(court.area))
                .run(new Invocation(
                        List.of(court.team().toString()),
                        Map.of("json", ""),
                        Path.of("."),
                        new PrintWriter(told, true),
                        (step, done, total) -> {},
                        caller,
                        80));
    }

    @Test
    void states_are_told_and_nothing_of_what_is_in_them() {
        try (Courthouse court = new Courthouse(TestDatabase.start(TestDatabase.Kind.DERBY))) {
            Bundle bundle = court.approved(court.prepared(court.seized()));
            StringWriter making = new StringWriter();
            assertEquals(0, run(court, ADMIN, making));
            assertTrue(making.toString().contains("\"making\""), making.toString());
            court.documents = document -> {
                throw new IllegalStateException("The press is broken");
            };
            for (int i = 0; i < Bundle.ATTEMPTS; i++) {
                court.round();
            }
            StringWriter stopped = new StringWriter();
            assertEquals(1, run(court, ADMIN, stopped), "somebody has to look");
            String all = stopped.toString();
            assertTrue(
                    all.contains("jit.bundle-failed")
                            && all.contains(bundle.id().toString()),
                    all);
            assertFalse(all.contains("Juzgado") || all.contains("2027-00123") || all.contains("Teléfono"), all);
            assertEquals(Optional.of("forbidden"), Items.code(() -> run(court, MEMBER, new StringWriter())));
        }
    }
}
