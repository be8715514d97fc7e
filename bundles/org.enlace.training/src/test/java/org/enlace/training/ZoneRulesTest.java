package org.enlace.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What this Java knows of the zones of the network, beside what the tz database of the machine knows. */
class ZoneRulesTest {
    private static final Path COUNTRIES = Path.of("../../config/reference/countries.json");
    private static final Path ZDUMP = Path.of("/usr/bin/zdump");
    private static final int FROM = 2026;
    private static final int UNTIL = 2029;
    private static final Pattern LINE = Pattern.compile(
            "(\\S+)\\s+\\w{3} (\\w{3})\\s+(\\d+) (\\d\\d:\\d\\d:\\d\\d) (\\d{4}) UTC? = .* gmtoff=(-?\\d+)");
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH);

    private static Set<String> zones() throws IOException {
        Set<String> zones = new TreeSet<>();
        for (JsonNode country : new ObjectMapper().readTree(COUNTRIES.toFile())) {
            country.path("timeZones").forEach(zone -> zones.add(zone.asText()));
        }
        return zones;
    }

    private static List<String> zdump(Set<String> zones) throws IOException {
        List<String> command = new ArrayList<>(List.of(ZDUMP.toString(), "-V", "-c", FROM + "," + UNTIL));
        command.addAll(zones);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return said.lines().toList();
    }

    @Test
    void every_zone_of_the_network_changes_over_three_years_when_the_tz_database_says() throws IOException {
        if (!Files.isExecutable(ZDUMP)) {
            if ("true".equals(System.getenv("CI"))) {
                fail("There is no " + ZDUMP + ", and CI=true; install tzdata and libc-bin");
            }
            Assumptions.abort("There is no " + ZDUMP + ": the zones are not compared; install libc-bin");
        }
        Set<String> zones = zones();
        assertTrue(zones.size() > 50, zones::toString);
        Map<String, Map<Instant, ZoneOffset>> theirs = new TreeMap<>();
        zones.forEach(zone -> theirs.put(zone, new TreeMap<>()));
        for (String line : zdump(zones)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.lookingAt()) {
                LocalDateTime utc = LocalDateTime.parse(
                        matcher.group(3) + " " + matcher.group(2) + " " + matcher.group(5) + " " + matcher.group(4),
                        WHEN);
                theirs.get(matcher.group(1))
                        .put(
                                utc.toInstant(ZoneOffset.UTC),
                                ZoneOffset.ofTotalSeconds(Integer.parseInt(matcher.group(6))));
            }
        }
        long changes = 0;
        for (String zone : zones) {
            Map<Instant, ZoneOffset> expected = theirs.get(zone);
            expected.forEach((at, offset) ->
                    assertEquals(offset, ZoneId.of(zone).getRules().getOffset(at), zone + " at " + at));
            // Two lines tell of a change: the second before it, and itself.
            List<Instant> ours = changes(ZoneId.of(zone));
            for (Instant change : ours) {
                assertTrue(expected.containsKey(change), zone + " does not change at " + change + ", says zdump");
            }
            assertEquals(expected.size(), 2 * ours.size(), zone + ": " + expected.keySet() + " but " + ours);
            changes += ours.size();
        }
        assertTrue(
                changes > 30,
                "Chile, Cuba, Haiti, Europe and the border of Mexico change twice a year, not " + changes);
    }

    private static List<Instant> changes(ZoneId zone) {
        List<Instant> changes = new ArrayList<>();
        Instant end = Instant.parse(UNTIL + "-01-01T00:00:00Z");
        ZoneOffsetTransition next = zone.getRules()
                .nextTransition(Instant.parse(FROM + "-01-01T00:00:00Z").minusSeconds(1));
        while (next != null && next.getInstant().isBefore(end)) {
            changes.add(next.getInstant());
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes;
    }
}
