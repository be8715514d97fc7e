package org.enlace.jit.work;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/**
 * The values of an entry's fields, clean and in the order of its kind; fields without any are left out. Made by {@link Contents}, which
 * refuses what a kind does not take.
 */
public record Content(Map<String, List<String>> values) {
    public Content {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, all) -> copy.put(name, List.copyOf(all)));
        values = java.util.Collections.unmodifiableMap(copy);
    }

    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    public Optional<String> first(String field) {
        return all(field).stream().findFirst();
    }

    /** The only value, or nothing at all. */
    public String word(String field) {
        return first(field).orElse("");
    }

    public List<RecordId> ids(String field) {
        return all(field).stream().map(RecordId::parse).toList();
    }

    public Optional<RecordId> id(String field) {
        return first(field).map(RecordId::parse);
    }

    public Optional<LocalDate> day(String field) {
        return first(field).map(LocalDate::parse);
    }

    public Optional<Instant> moment(String field) {
        return first(field).map(Instant::parse);
    }

    public Optional<CountryCode> country(String field) {
        return first(field).map(CountryCode::new);
    }

    public Optional<BigDecimal> amount(String field) {
        return first(field).map(BigDecimal::new);
    }

    public int number(String field) {
        return first(field).map(Integer::parseInt).orElse(0);
    }

    /** What an item of evidence with this content may be used for. One that says nothing, as of an earlier release, is for the team's purpose alone. */
    public Set<Use> uses() {
        Set<Use> all = EnumSet.of(Use.TEAM);
        all(Use.FIELD).forEach(word -> Use.of(word).ifPresent(all::add));
        return all;
    }
}
