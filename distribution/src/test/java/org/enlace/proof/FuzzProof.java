package org.enlace.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JacksonException;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.lang.annotation.Annotation;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.enlace.node.Client;
import org.enlace.node.FormMutation;
import org.enlace.node.Fuzzing;
import org.enlace.node.Fuzzing.Tally;
import org.enlace.node.Hostile;
import org.enlace.node.JsonMutation;
import org.enlace.node.Program;
import org.enlace.node.Reach;
import org.enlace.web.FormData;
import org.enlace.web.internal.Failure;
import org.enlace.web.internal.rest.FormReader;
import org.enlace.web.internal.rest.JsonBody;
import org.enlace.web.internal.rest.JsonFaults;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What nobody can read, a great many times: each reader of bodies by itself ({@code -Dinputs=N}, 100 000), and every route of an
 * assembled node with all that lies behind it ({@code -Drequests=N}, {@value #REQUESTS_BY_DEFAULT} each; a hundredth of it where
 * what is understood is work for a whole log or for a password, or where nothing is read).
 */
@Tag("proof")
class FuzzProof {
    private static final int REQUESTS_BY_DEFAULT = 2_000;
    private static final int INPUTS = Integer.getInteger("inputs", 100_000);
    private static final int REQUESTS = Integer.getInteger("requests", REQUESTS_BY_DEFAULT);
    private static final long MAY_GROW = 4_000_000;
    /** Derby keeps the pages it read last, a thousand at most: the heap grows until they are that many. */
    private static final Footprint TOLERANCE = new Footprint(2, 12, 400, 8, 16_000_000, Map.of());

    private static final Annotation[] NONE = {};

    /** What a field of that name takes; any other takes a word. */
    private static final Map<String, String> WORDS =
            Map.of("zone", "America/Bogota", "language", "es", "permissions", "home.read");

    @TempDir
    private java.nio.file.Path data;

    /** One input read; what is thrown is what the node would answer. */
    private interface Reading {
        void of(byte[] input) throws Exception;
    }

    private interface Input {
        byte[] next();
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void noReaderOfJsonIsBroken() throws Exception {
        List<Class<?>> types = jsonBodies();
        assertTrue(types.size() >= 8, "hardly any body: " + types);
        Random random = Seed.of("FuzzProof.noReaderOfJsonIsBroken");
        JsonBody reader = new JsonBody();
        for (Class<?> type : types) {
            var sample = JsonMutation.parsed(sample(type));
            reader.readFrom(
                    any(type),
                    type,
                    NONE,
                    MediaType.APPLICATION_JSON_TYPE,
                    null,
                    in(sample.toString().getBytes(StandardCharsets.UTF_8)));
            JsonMutation mutation = new JsonMutation(new Hostile(random));
            read(
                    type.getSimpleName(),
                    () -> mutation.of(sample),
                    input -> reader.readFrom(any(type), type, NONE, MediaType.APPLICATION_JSON_TYPE, null, in(input)));
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void noReaderOfFormsIsBroken() throws Exception {
        Random random = Seed.of("FuzzProof.noReaderOfFormsIsBroken");
        FormMutation mutation = new FormMutation(new Hostile(random), random);
        List<Map.Entry<String, String>> fields = List.of(
                Map.entry("officer", "officer"),
                Map.entry("roles", "a"),
                Map.entry("roles", "b"),
                Map.entry("version", "1"));
        FormReader reader = new FormReader();
        read(
                "urlencoded",
                () -> mutation.encoded(fields),
                input -> reader.readFrom(
                        FormData.class,
                        FormData.class,
                        NONE,
                        MediaType.APPLICATION_FORM_URLENCODED_TYPE,
                        null,
                        in(input)));
        MediaType multipart = new MediaType("multipart", "form-data", Map.of("boundary", "enlace-7"));
        Map<String, byte[]> file = Map.of("file", "a,b\n1,2\n".getBytes(StandardCharsets.US_ASCII));
        read(
                "multipart",
                () -> mutation.parts(fields, file, "enlace-7"),
                input -> reader.readFrom(FormData.class, FormData.class, NONE, multipart, null, in(input)));
    }

    private static void read(String name, Input inputs, Reading reading) throws Exception {
        int whole = 0;
        long before = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < INPUTS; i++) {
            if (i == INPUTS / 10) {
                before = heap();
            }
            byte[] input = inputs.next();
            try {
                reading.of(input);
                whole++;
            } catch (Failure failure) {
                assertTrue(failure.status() < 500, name + ": " + failure);
            } catch (JacksonException thrown) {
                if (!JsonFaults.isInput(thrown)) {
                    throw new AssertionError(name + ": " + new String(input, StandardCharsets.ISO_8859_1), thrown);
                }
            } catch (Exception thrown) {
                throw new AssertionError(name + ": " + new String(input, StandardCharsets.ISO_8859_1), thrown);
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long grown = heap() - before;
        System.out.printf(
                "FuzzProof: %s: %d inputs, %d of them read, the others refused; %.1f s, live heap %+d KB%n",
                name, INPUTS, whole, seconds, grown / 1_000);
        assertTrue(whole > 0 && whole < INPUTS, "either all or none of it was well-formed");
        assertTrue(grown < MAY_GROW, name + " holds " + grown + " bytes more");
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static ByteArrayInputStream in(byte[] input) {
        return new ByteArrayInputStream(input);
    }

    @SuppressWarnings("unchecked")
    private static Class<Object> any(Class<?> type) {
        return (Class<Object>) type;
    }

    /** What the methods of our resources take as JSON: found in their classes, so that a new one is among them. */
    private static List<Class<?>> jsonBodies() {
        Map<String, Class<?>> types = new TreeMap<>();
        for (JavaClass resource : new ClassFileImporter().importPackages("org.enlace")) {
            if (resource.isAnnotatedWith(Path.class)
                    && resource.getPackageName().contains(".rest")) {
                for (Method method : resource.reflect().getDeclaredMethods()) {
                    if (method.getAnnotations().length == 0) {
                        continue;
                    }
                    Arrays.stream(method.getParameters())
                            .filter(parameter -> parameter.getAnnotations().length == 0)
                            .map(Parameter::getType)
                            .filter(Class::isRecord)
                            .forEach(type -> types.put(type.getName(), type));
                }
            }
        }
        return List.copyOf(types.values());
    }

    private static String sample(Class<?> type) {
        return type.getSimpleName().equals("DraftJson")
                ? Client.aGuide("Semilla")
                : Arrays.stream(type.getRecordComponents())
                        .map(component -> "\"" + component.getName() + "\":" + value(component))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(RecordComponent component) {
        Class<?> type = component.getType();
        String word = "\"" + WORDS.getOrDefault(component.getName(), "prueba") + "\"";
        return type == boolean.class || type == Boolean.class
                ? "true"
                : type == int.class || type == long.class || Number.class.isAssignableFrom(type)
                        ? "1"
                        : Map.class.isAssignableFrom(type)
                                ? "{\"es\":\"x\"}"
                                : Iterable.class.isAssignableFrom(type) ? "[" + word + "]" : word;
    }

    @Test
    @Timeout(value = 180, unit = TimeUnit.MINUTES)
    void noRouteOfANodeIsBrokenAndNothingStaysInIt() throws Exception {
        long seed =
                Seed.of("FuzzProof.noRouteOfANodeIsBrokenAndNothingStaysInIt").nextLong();
        try (Program node = Program.demo(data);
                Fuzzing fuzzing = new Fuzzing(node)) {
            Client client = Client.anonymous(node);
            for (Reach route : fuzzing.routes()) {
                fuzzing.run(route, Math.max(20, sent(fuzzing, route) / 10), 200, seed + 1);
            }
            Footprint before = Footprint.settled(node.node(), client);
            List<Tally> all = new ArrayList<>();
            long begun = System.nanoTime();
            for (Reach route : fuzzing.routes()) {
                int inputs = sent(fuzzing, route);
                all.add(fuzzing.run(route, inputs, Math.min(500, inputs / 2), seed));
                System.out.println("FuzzProof: " + all.get(all.size() - 1));
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            Footprint after = Footprint.settled(node.node(), client);
            long inputs = all.stream().mapToInt(Tally::inputs).sum();
            System.out.printf("FuzzProof: %d requests to %d routes in %.0f s, none 5xx%n", inputs, all.size(), seconds);
            System.out.println("FuzzProof: before " + before + "; after " + after);
            System.out.println("FuzzProof: grew most (bytes): " + after.grown(before));
            assertEquals(
                    List.of(), all.stream().filter(tally -> !tally.reached()).toList(), "proves nothing");
            assertEquals(200, client.status("/health"));
            assertFalse(node.log().contains("Incident"), node.log());
            assertTrue(after.within(before, TOLERANCE), "It has grown: " + before + " -> " + after);
        }
    }

    private static int sent(Fuzzing fuzzing, Reach route) {
        return fuzzing.worthMany(route) ? REQUESTS : Math.max(20, REQUESTS / 100);
    }
}
