package org.enlace.jit.retention;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.files.Sha256;
import org.enlace.jit.agreement.CanonicalJson;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Hashing;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;

/**
 * What certifies that an item of evidence was erased: which, under which rule, who confirmed it, what is left. It says nothing of what the
 * item was. The node signs {@link #bytes}, and keeps it for good.
 *
 * @param id       its own
 * @param country  whose node erased it
 * @param team     the team
 * @param named    by what the team is called
 * @param item     the entry
 * @param number   by what the item is called, as on its label
 * @param versions how many versions of its description were erased
 * @param files    what was erased of its files, oldest first
 * @param chain    what is left of what happened to it: the end of each country's strand
 * @param term     under which rule
 * @param proposed when the node proposed it
 * @param first    who confirmed it first
 * @param second   who confirmed it second
 * @param erased   when it was erased
 * @param told     the other countries that had its description at any time and are told to erase it, in order
 * @param bundles  the court bundles made here with a copy
 * @param lent     the copies of its files that were lent to other countries, with what their nodes had said by then; empty where it was
 *                 issued before that was certified
 */
public record Certificate(
        RecordId id,
        CountryCode country,
        RecordId team,
        String named,
        RecordId item,
        String number,
        int versions,
        List<Gone> files,
        List<Strand> chain,
        Term term,
        Instant proposed,
        Act first,
        Act second,
        Instant erased,
        List<CountryCode> told,
        List<Copy> bundles,
        Optional<List<Lent>> lent) {
    /** Named in its text; another form has another. */
    public static final String FORMAT = "enlace-erasure-certificate-2";

    /** The form in which a bundle has the proof that it was erased; written where one has. */
    public static final String BUNDLES = "enlace-erasure-certificate-3";

    /** The form without {@code lent}: read, and written no more. */
    public static final String FIRST = "enlace-erasure-certificate-1";

    /** The most files, strands, countries, bundles and copies it names, each. */
    public static final int MOST = 10_000;

    /**
     * A file that was erased.
     *
     * @param file      its id
     * @param sha256    of its content
     * @param size      of its content, in bytes
     * @param statement the SHA-256 of the signed statement of its erasure, which the node's files keep
     */
    public record Gone(RecordId file, Sha256 sha256, long size, Sha256 statement) {}

    /** @param events how many @param last the hash of the last, which names the one before */
    public record Strand(CountryCode country, int events, Sha256 last) {}

    public record Act(OfficerId by, Instant at) {}

    /**
     * A court bundle with a copy.
     *
     * @param sha256    of the bundle
     * @param statement the SHA-256 of the signed statement of its erasure; empty where it was not erased
     */
    public record Copy(RecordId bundle, Sha256 sha256, Optional<Sha256> statement) {}

    /**
     * A copy that was lent.
     *
     * @param country   to which
     * @param file      of which file
     * @param state     how far its node had said it is: {@code erased}, {@code refused} where it was never there, or another stage
     * @param statement the SHA-256 of the statement that its node signed of the erasure; empty as long as it had not
     */
    public record Lent(CountryCode country, RecordId file, String state, Optional<Sha256> statement) {
        /** Whether nothing says that the copy is gone. */
        public boolean open() {
            return statement.isEmpty() && !state.equals("erased") && !state.equals("refused");
        }
    }

    public Certificate {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(term, "term");
        files = List.copyOf(files);
        chain = List.copyOf(chain);
        told = List.copyOf(new TreeSet<>(told));
        bundles = List.copyOf(bundles);
        lent = lent.map(List::copyOf);
    }

    /** In one form only: canonical JSON (after RFC 8785). */
    public String text() {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("format", format());
        lent.ifPresent(
                all -> tree.put("lent", all.stream().map(Certificate::lent).toList()));
        tree.put("id", id.toString());
        tree.put("country", country.value());
        tree.put("team", team.toString());
        tree.put("named", named);
        tree.put("item", item.toString());
        tree.put("number", number);
        tree.put("versions", versions);
        tree.put(
                "files",
                files.stream()
                        .map(one -> Map.of(
                                "file",
                                one.file().toString(),
                                "sha256",
                                one.sha256().value(),
                                "size",
                                one.size(),
                                "statement",
                                one.statement().value()))
                        .toList());
        tree.put(
                "chain",
                chain.stream()
                        .map(one -> Map.of(
                                "country",
                                one.country().value(),
                                "events",
                                one.events(),
                                "last",
                                one.last().value()))
                        .toList());
        tree.put("rule", rule());
        tree.put("since", term.since().toString());
        tree.put("over", term.over().toString());
        tree.put("proposed", proposed.toString());
        tree.put("first", act(first));
        tree.put("second", act(second));
        tree.put("erased", erased.toString());
        tree.put("told", told.stream().map(CountryCode::value).toList());
        boolean proven = format().equals(BUNDLES);
        tree.put("bundles", bundles.stream().map(one -> copy(one, proven)).toList());
        return CanonicalJson.of(tree);
    }

    private String format() {
        if (bundles.stream().anyMatch(one -> one.statement().isPresent())) {
            return BUNDLES;
        }
        return lent.isPresent() ? FORMAT : FIRST;
    }

    private static Map<String, Object> copy(Copy one, boolean proven) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("bundle", one.bundle().toString());
        tree.put("sha256", one.sha256().value());
        if (proven) {
            tree.put("statement", one.statement().map(Sha256::value).orElse(""));
        }
        return tree;
    }

    private Map<String, Object> rule() {
        RetentionRule rule = term.rule();
        return Map.of(
                "id",
                rule.id(),
                "cover",
                rule.cover().toString(),
                "term",
                rule.term().toString(),
                "start",
                rule.start().token(),
                "source",
                rule.source());
    }

    private static Map<String, Object> lent(Lent one) {
        return Map.of(
                "country",
                one.country().value(),
                "file",
                one.file().toString(),
                "state",
                one.state(),
                "statement",
                one.statement().map(Sha256::value).orElse(""));
    }

    private static Map<String, Object> act(Act act) {
        return Map.of("by", act.by().value(), "at", act.at().toString());
    }

    /** What is signed. */
    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    public Sha256 hash() {
        return new Sha256(Hashing.sha256(bytes()));
    }
}
