package org.enlace.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.enlace.node.Fuzzing.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A few inputs that nothing can read for everything a node serves, the same ones in every build so that its outcome says something
 * of the change; {@code FuzzProof} sends a great many more, and new ones each time, and looks for what stays of them in memory.
 */
class FuzzIT {
    private static final long SEED = 20_261_126;
    private static final int INPUTS = 20;
    /** As often at most is a route tried again whose inputs were all refused unread. */
    private static final int ROUNDS = 10;

    @TempDir
    private Path data;

    @Test
    void nothingThatIsSentBreaksTheNode() throws Exception {
        long seed = Long.getLong("seed", SEED);
        System.out.println("FuzzIT: seed " + seed + " (repeat with -Dseed=" + seed + ")");
        try (Program node = Program.usedBefore(data)
                        .with("ENLACE_DEMO", "1")
                        .withMail(Program.NO_SERVER)
                        .started();
                Fuzzing fuzzing = new Fuzzing(node)) {
            Client anyone = Client.anonymous(node);
            List<Tally> all = new ArrayList<>();
            try {
                for (Reach route : fuzzing.routes()) {
                    int inputs = fuzzing.worthMany(route) ? INPUTS : INPUTS / 4;
                    Tally tally = fuzzing.run(route, inputs, inputs / 2, seed);
                    for (int round = 1; round < ROUNDS && !tally.reached(); round++) {
                        tally = tally.and(fuzzing.run(route, inputs, inputs / 2, seed + round));
                    }
                    all.add(tally);
                }
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause().getMessage() + "\n" + complaints(node), e);
            }
            System.out.printf(
                    "FuzzIT: %d inputs for %d routes%n",
                    all.stream().mapToInt(Tally::inputs).sum(), all.size());
            assertEquals(
                    List.of(), all.stream().filter(tally -> !tally.reached()).toList(), "proves nothing");
            assertTrue(all.size() > 90, "hardly any route is listed");
            assertEquals(200, anyone.status("/health"));
            assertFalse(node.log().contains("Incident"), node.log());
        }
    }

    /** What the node's log says of a failure, with the lines of its trace. */
    private static String complaints(Program node) throws IOException {
        return node.log()
                .lines()
                .dropWhile(line -> !line.contains("Incident "))
                .limit(60)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void whatNoAnswerMayBeIsNoticed() {
        Reach route = Reach.route("POST", "/cases", "cases.write");
        Knock knock = new Knock("POST /cases HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII), false);
        String page = "HTTP/1.1 422 x\ncontent-type: text/html;charset=utf-8\n";
        Fuzzing.checked(route, knock, new Wire.Answer(422, page, "&lt;script>zz7"));
        for (Wire.Answer bad : List.of(
                new Wire.Answer(500, page, ""),
                new Wire.Answer(0, "", ""),
                new Wire.Answer(422, page, "<p>" + Hostile.MARK),
                new Wire.Answer(400, page, "java.lang.NullPointerException"))) {
            assertThrows(AssertionError.class, () -> Fuzzing.checked(route, knock, bad));
        }
        assertFalse(new Tally(route, 100, Map.of(), 60, 40).reached(), "most were turned away");
        assertFalse(new Tally(route, 100, Map.of(), 0, 0).reached(), "nothing was understood");
        assertTrue(new Tally(route, 100, Map.of(), 10, 5).reached());
    }
}
