package org.enlace.audit.internal;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.enlace.audit.proof.Finding;

/**
 * What was found wrong in the log, for as long as nobody has verified it whole.
 *
 * @param at       when it was found
 * @param count    how much is wrong altogether
 * @param findings the first of it
 */
public record Damage(Instant at, long count, List<Finding> findings) {
    private static final int KEPT = 20;
    private static final String BETWEEN = "\t";

    public Damage {
        findings = List.copyOf(findings.subList(0, Math.min(KEPT, findings.size())));
    }

    /** The first finding, in English. */
    public String first() {
        return findings.get(0).text();
    }

    /** One line for each finding. */
    public String lines() {
        return findings.stream().map(Damage::line).collect(Collectors.joining("\n"));
    }

    private static String line(Finding finding) {
        StringBuilder line = new StringBuilder(finding.kind().name());
        line.append(BETWEEN).append(finding.at());
        finding.place().forEach(place -> line.append(BETWEEN).append(place.replaceAll("\\p{Cntrl}+", " ")));
        return line.toString();
    }

    /** As {@link #lines()} wrote them. */
    public static Damage read(Instant at, long count, String lines) {
        return new Damage(at, count, lines.lines().map(Damage::finding).toList());
    }

    private static Finding finding(String line) {
        String[] parts = line.split(BETWEEN, -1);
        return new Finding(
                Finding.Kind.valueOf(parts[0]),
                Long.parseLong(parts[1]),
                Arrays.asList(parts).subList(2, parts.length));
    }
}
