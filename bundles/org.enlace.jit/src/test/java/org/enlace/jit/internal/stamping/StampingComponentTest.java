package org.enlace.jit.internal.stamping;

import static org.enlace.jit.internal.TestNode.CO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.work.Entry;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Node;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** What an administrator configured, as the scheduler and the health check meet it. */
class StampingComponentTest {
    @TempDir
    Path data;

    private StampingRoom room;
    private StampingServer server;
    private Entry item;

    @BeforeEach
    void start() throws Exception {
        room = new StampingRoom(TestDatabase.Kind.DERBY);
        server = new StampingServer(room.authority::answer);
        item = room.item(CO);
        room.collected(CO, item);
        Files.writeString(data.resolve("tsa.pem"), room.authority.pem());
    }

    @AfterEach
    void stop() {
        server.close();
        room.close();
    }

    private record Typed(String url, String certificates) implements StampingComponent.Config {
        @Override
        public String policy() {
            return "";
        }

        @Override
        public String trustFile() {
            return "";
        }

        @Override
        public int seconds() {
            return 120;
        }

        @Override
        public int most() {
            return 50;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return StampingComponent.Config.class;
        }
    }

    private StampingComponent component(String url, String certificates) {
        ComponentServiceObjects<Desks> desks = new ComponentServiceObjects<>() {
            @Override
            public Desks getService() {
                return room.node.desks;
            }

            @Override
            public void ungetService(Desks service) {}

            @Override
            public ServiceReference<Desks> getServiceReference() {
                throw new UnsupportedOperationException();
            }
        };
        return new StampingComponent(
                desks,
                room.node.database.transactions(),
                new Node(CO, data, data, "0.1.0", false),
                new Typed(url, certificates));
    }

    /** As the scheduler does it; waits until something is so. */
    private void due(StampingComponent component, BooleanSupplier come) throws Exception {
        room.node.database.transactions().run(() -> component.run(Instant.EPOCH));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!come.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        component.close();
    }

    private boolean stamped() {
        return !room.stamps(item).isEmpty();
    }

    @Test
    void a_due_time_begins_a_round_and_all_is_well() throws Exception {
        StampingComponent component = component(server.url().toString(), "tsa.pem");
        assertEquals(0, server.reached.get(), "not before it is due");
        due(component, this::stamped);
        assertEquals(1, room.stamps(item).size());
        assertEquals(0, component.problems().size());
    }

    @Test
    void a_service_that_is_away_impairs_the_node_and_does_not_stop_it() throws Exception {
        server.down();
        StampingComponent component = component(server.url().toString(), "tsa.pem");
        due(component, () -> !component.problems().isEmpty());
        var problem = component.problems().get(0);
        assertTrue(!problem.blocking() && problem.message().contains("localhost:"), problem::message);
        assertTrue(problem.message().contains("never"), problem::message);
        server.up();
        due(component(server.url().toString(), "tsa.pem"), this::stamped);
        assertEquals(1, room.stamps(item).size(), "settings that were changed are tried at once");
    }

    @Test
    void where_no_service_is_named_nothing_is_called_and_nothing_is_amiss() throws Exception {
        StampingComponent component = component("", "");
        due(component, () -> true);
        assertEquals(0, component.problems().size());
        assertEquals(0, server.reached.get());
        assertEquals(1, room.desk().state().waiting());
    }

    @Test
    void what_is_configured_wrongly_is_named_and_nobody_is_called() throws Exception {
        StampingComponent component = component("http://tsa.example/", "tsa.pem");
        due(component, () -> true);
        String said = component.problems().get(0).message();
        assertTrue(said.contains("\"url\" of org.enlace.jit.timestamps") && said.contains("http://tsa.example/"), said);
        assertEquals(0, server.reached.get());
        assertEquals(1, room.desk().state().waiting());
    }
}
