package org.enlace.jit.signing;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Json;

/**
 * What a signature says: that somebody signs an instrument for a country.
 *
 * @param team       the team
 * @param instrument the hash of the text that is signed
 * @param country    for which it is signed
 * @param name       of who signs, 1 to 120 characters
 * @param capacity   as what, such as "Fiscal General", 1 to 120 characters
 * @param day        when it was signed, on its own calendar
 * @param act        the signed paper; present where {@code onPaper}
 * @param onPaper    whether the country signed on paper alone and another entered it
 * @param node       whose node entered it: the country itself, except on paper
 * @param enteredBy  the mark of the account that did, 64 hexadecimal digits
 */
public record SignedText(
        RecordId team,
        String instrument,
        CountryCode country,
        String name,
        String capacity,
        LocalDate day,
        Optional<ScannedAct> act,
        boolean onPaper,
        CountryCode node,
        String enteredBy) {
    /** @throws Refusal {@code jit.hash-form}, {@code jit.text-length}, {@code jit.paper}, {@code jit.paper-act} */
    public SignedText {
        Objects.requireNonNull(team, "team");
        Objects.requireNonNull(country, "country");
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(act, "act");
        Objects.requireNonNull(node, "node");
        instrument = Forms.hash("instrument", instrument);
        name = Forms.worded("name", name, 120);
        capacity = Forms.worded("capacity", capacity, 120);
        enteredBy = Forms.hash("enteredBy", enteredBy);
        if (onPaper == node.equals(country)) {
            throw new Refusal(
                            "jit.paper",
                            "A signature of " + country + " entered by " + node
                                    + " is either its own or on paper; only what another enters is on paper",
                            country,
                            node)
                    .at("country");
        }
        if (onPaper && act.isEmpty()) {
            throw new Refusal(
                            "jit.paper-act",
                            "What was signed on paper comes with the scanned act; add the file",
                            country)
                    .at("act");
        }
    }

    /** The bytes that the node signs: JSON in one form only, its names in their order, without blanks. */
    public byte[] bytes() {
        SortedMap<String, String> said = new TreeMap<>();
        said.put("team", team.toString());
        said.put("instrument", instrument);
        said.put("country", country.value());
        said.put("name", name);
        said.put("capacity", capacity);
        said.put("day", day.toString());
        said.put("on-paper", String.valueOf(onPaper));
        said.put("node", node.value());
        said.put("entered-by", enteredBy);
        act.ifPresent(one -> {
            said.put("act", one.sha256());
            said.put("act-file", one.file());
        });
        return said.entrySet().stream()
                .map(one -> Json.quoted(one.getKey()) + ":" + Json.quoted(one.getValue()))
                .collect(Collectors.joining(",", "{", "}"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
