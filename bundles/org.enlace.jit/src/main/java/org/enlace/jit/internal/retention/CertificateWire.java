package org.enlace.jit.internal.retention;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.files.Sha256;
import org.enlace.jit.internal.Said;
import org.enlace.jit.retention.Certificate;
import org.enlace.jit.retention.Cover;
import org.enlace.jit.retention.RetentionRule;
import org.enlace.jit.retention.Start;
import org.enlace.jit.retention.Term;
import org.enlace.platform.CountryCode;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;

/** Certificates read back, strictly: what is not in the one form in which it would be written is refused. */
public final class CertificateWire {
    private static final Set<String> NAMES = Set.of(
            "format",
            "id",
            "country",
            "team",
            "named",
            "item",
            "number",
            "versions",
            "files",
            "chain",
            "rule",
            "since",
            "over",
            "proposed",
            "first",
            "second",
            "erased",
            "told",
            "bundles");
    private static final Set<String> NAMES_2 =
            Stream.concat(NAMES.stream(), Stream.of("lent")).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> RULE = Set.of("id", "cover", "term", "start", "source");
    private static final Set<String> ACT = Set.of("by", "at");
    private static final Set<String> FILE = Set.of("file", "sha256", "size", "statement");
    private static final Set<String> STRAND = Set.of("country", "events", "last");
    private static final Set<String> COPY = Set.of("bundle", "sha256");
    private static final Set<String> COPY_3 = Set.of("bundle", "sha256", "statement");
    private static final Set<String> LENT = Set.of("country", "file", "state", "statement");

    private CertificateWire() {}

    /** @throws Refusal {@code jit.form} */
    public static Certificate read(String text) {
        boolean first = text.contains("\"format\":\"" + Certificate.FIRST + "\"");
        Said said = Said.of(text, "certificate", first ? NAMES : NAMES_2);
        String format = said.word("format");
        boolean bundles = format.equals(Certificate.BUNDLES);
        if (first ? !format.equals(Certificate.FIRST) : !bundles && !format.equals(Certificate.FORMAT)) {
            throw Said.form("format");
        }
        Certificate read = new Certificate(
                said.id("id"),
                said.country("country"),
                said.id("team"),
                said.word("named"),
                said.id("item"),
                said.word("number"),
                said.count("versions"),
                said.all("files", Certificate.MOST, FILE).stream()
                        .map(one -> new Certificate.Gone(
                                one.id("file"), hash(one, "sha256"), one.number("size"), hash(one, "statement")))
                        .toList(),
                said.all("chain", Certificate.MOST, STRAND).stream()
                        .map(one ->
                                new Certificate.Strand(one.country("country"), one.count("events"), hash(one, "last")))
                        .toList(),
                new Term(rule(said.object("rule", RULE)), said.moment("since"), said.moment("over")),
                said.moment("proposed"),
                act(said.object("first", ACT)),
                act(said.object("second", ACT)),
                said.moment("erased"),
                said.words("told", Certificate.MOST).stream()
                        .map(CertificateWire::country)
                        .toList(),
                said.all("bundles", Certificate.MOST, bundles ? COPY_3 : COPY).stream()
                        .map(one -> new Certificate.Copy(
                                one.id("bundle"), hash(one, "sha256"), bundles ? statement(one) : Optional.empty()))
                        .toList(),
                first ? Optional.empty() : Optional.of(lent(said)));
        if (!read.text().equals(text)) {
            throw Said.form("certificate");
        }
        return read;
    }

    private static List<Certificate.Lent> lent(Said said) {
        return said.all("lent", Certificate.MOST, LENT).stream()
                .map(one ->
                        new Certificate.Lent(one.country("country"), one.id("file"), one.word("state"), statement(one)))
                .toList();
    }

    /** Empty where nothing proves that it was erased. */
    private static Optional<Sha256> statement(Said one) {
        return one.word("statement").isEmpty() ? Optional.empty() : Optional.of(hash(one, "statement"));
    }

    private static RetentionRule rule(Said said) {
        try {
            return new RetentionRule(
                    said.word("id"),
                    said.one("cover", Cover::parse),
                    Period.parse(said.word("term")),
                    said.one("start", Start::of),
                    said.word("source"));
        } catch (DateTimeParseException | IllegalArgumentException | Refusal e) {
            throw Said.form("rule");
        }
    }

    private static Certificate.Act act(Said said) {
        try {
            return new Certificate.Act(new OfficerId(said.word("by")), said.moment("at"));
        } catch (Refusal e) {
            throw Said.form("by");
        }
    }

    private static Sha256 hash(Said said, String name) {
        try {
            return new Sha256(said.word(name));
        } catch (Refusal e) {
            throw Said.form(name);
        }
    }

    private static CountryCode country(String code) {
        try {
            return new CountryCode(code);
        } catch (Refusal e) {
            throw Said.form("told");
        }
    }
}
