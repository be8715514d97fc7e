package org.enlace.jit.internal.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.enlace.audit.proof.Canonical;
import org.enlace.audit.proof.ExportCheck;
import org.enlace.audit.proof.Findings;
import org.enlace.files.Sha256;
import org.enlace.jit.bundle.Layout;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.internal.bundle.BundleCheck.Stamped;
import org.enlace.jit.signing.SignedText;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What was sealed and proven within a bundle, looked at member by member as these come: chains, time stamps, signatures, the audit, keys. */
final class BundleContents {
    static final String CUSTODY = "/custody.jsonl";
    static final String ITEM = "/item.json";
    private static final String ITEMS = "items/";
    private static final String STAMPS = "/timestamps/";
    private static final String AGREEMENT = "agreement/";
    private static final String SIGNED = ".signatures.jsonl";
    private static final String AUDIT = "audit/";
    private static final String EVENTS = "-custody";
    private static final String LINES = ".jsonl";

    /** After so many signatures that are none the rest is not looked at. */
    private static final int MOST_WRONG = 100;

    private final SortedMap<String, Sha256> found;
    private final BiConsumer<String, String> wrong;
    private final Map<String, CustodyCheck> chains = new TreeMap<>();
    private final Map<String, ItemCheck> items = new TreeMap<>();
    private final Map<String, Map<?, ?>> extracts = new HashMap<>();
    private final SortedMap<String, Set<String>> sealers = new TreeMap<>();
    private final Set<String> keys = new TreeSet<>();
    private final Map<RecordId, String> teams = new HashMap<>();
    private final List<Stamped> stamps = new ArrayList<>();
    private DisclosureCheck disclosure = DisclosureCheck.NOTHING;
    private int events;
    private int signatures;
    private long entries;

    /**
     * @param found what was read so far, by its path
     * @param wrong takes what is not as it was written: where, and what
     */
    BundleContents(SortedMap<String, Sha256> found, BiConsumer<String, String> wrong) {
        this.found = found;
        this.wrong = wrong;
    }

    static boolean looks(String path) {
        return path.startsWith(ITEMS) && (path.endsWith(CUSTODY) || path.endsWith(ITEM) || stamp(path))
                || path.startsWith(AGREEMENT) && path.endsWith(SIGNED)
                || path.startsWith(AUDIT)
                || path.startsWith("keys/")
                || path.equals(Layout.DISCLOSURE);
    }

    private static boolean stamp(String path) {
        return path.contains(STAMPS) && path.endsWith(Layout.STAMP);
    }

    private void add(String place, String what) {
        wrong.accept(place, what);
    }

    void look(String path, byte[] all, Sha256 sha256) throws IOException {
        if (path.startsWith(ITEMS) && path.endsWith(CUSTODY)) {
            CustodyCheck chain = CustodyCheck.of(all);
            chain.wrong().forEach((line, what) -> add(path + " line " + line, what));
            chain.sealers().forEach(this::sealed);
            chains.put(within(path, CUSTODY), chain);
            events += chain.events();
        } else if (path.startsWith(ITEMS) && path.endsWith(ITEM)) {
            item(path, all);
        } else if (path.startsWith(ITEMS) && stamp(path)) {
            stamped(path, all);
        } else if (path.startsWith(AGREEMENT) && path.endsWith(SIGNED)) {
            signed(path, all);
        } else if (path.startsWith(AUDIT)) {
            audit(path, all);
        } else if (path.startsWith("keys/")) {
            key(path, all);
        } else if (path.equals(Layout.DISCLOSURE)) {
            disclosed(path, all);
        }
    }

    private void disclosed(String path, byte[] all) {
        try {
            disclosure = DisclosureCheck.of(all);
        } catch (IllegalArgumentException e) {
            add(path, "it has not the form that is written");
        }
    }

    private static String within(String path, String end) {
        return path.substring(ITEMS.length(), path.length() - end.length());
    }

    void sealed(String signer, Set<String> countries) {
        sealers.computeIfAbsent(signer, key -> new TreeSet<>()).addAll(countries);
    }

    private void item(String path, byte[] all) {
        try {
            items.put(within(path, ITEM), ItemCheck.of(all));
        } catch (IllegalArgumentException e) {
            add(path, "it has not the form that is written");
        }
    }

    /** The chain and the text come before it, by their names. */
    private void stamped(String path, byte[] all) {
        String number = path.substring(ITEMS.length(), path.indexOf(STAMPS));
        StampFile stamp;
        try {
            stamp = StampFile.read(all);
        } catch (IllegalArgumentException e) {
            add(path, "it is no time stamp about a SHA-256");
            return;
        }
        String text = path.substring(0, path.length() - Layout.STAMP.length()) + Layout.STAMPED;
        if (!stamp.covers().equals(found.get(text))) {
            add(path, "it is about another text than " + text);
        }
        Optional<CustodyEvent> event =
                Optional.ofNullable(chains.get(number)).flatMap(chain -> chain.event(stamp.covers()));
        if (event.isEmpty()) {
            add(path, "it is about no event of the chain");
        }
        event.ifPresent(one -> stamps.add(new Stamped(number, path, one.country() + "-" + one.sequence(), stamp.at())));
    }

    /** The text they are under comes before them, by its name. */
    private void signed(String path, byte[] all) {
        String text = path.substring(0, path.length() - SIGNED.length()) + ".json";
        Sha256 hash = found.get(text);
        if (hash == null) {
            add(path, "the text that was signed is not there, " + text);
            return;
        }
        int[] none = new int[1];
        int cut = Lines.each(all, (number, line) -> {
            String place = path + " line " + number;
            try {
                SealedLines.Line sealed = SealedLines.read(line);
                SignedText signature = SignatureText.read(sealed.said());
                if (!signature.instrument().equals(hash.value())) {
                    add(place, "it is under another text than " + text);
                }
                teams.putIfAbsent(signature.team(), place);
                sealed(sealed.seal().signer(), Set.of(signature.node().value()));
                signatures++;
            } catch (Refusal refusal) {
                add(place, BundleCheck.reason(refusal));
                none[0]++;
            }
            return none[0] < MOST_WRONG;
        });
        if (cut > 0) {
            add(path + " line " + cut, "the line is cut");
        }
    }

    private void audit(String path, byte[] all) throws IOException {
        if (!extract(all)) {
            add(path, "it is no extract of an audit, in which each entry has its own proof");
            return;
        }
        Findings told = new Findings();
        ExportCheck check = new ExportCheck(List.of(), told);
        check.check(new ByteArrayInputStream(all));
        told.inOrder().forEach(one -> add(path, one.text()));
        check.signers().forEach(key -> sealed(key, Set.of()));
        entries += check.entries();
        if (path.endsWith(LINES)) {
            extracts.put(path.substring(AUDIT.length(), path.length() - LINES.length()), check.about());
        }
    }

    /** A whole log is no extract: how many entries it should have it says itself, and that many would be looked for. */
    private static boolean extract(byte[] all) {
        int end = 0;
        while (end < all.length && all[end] != '\n') {
            end++;
        }
        try {
            return Boolean.FALSE.equals(Canonical.object(new String(all, 0, end, StandardCharsets.UTF_8))
                    .get("complete"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void key(String path, byte[] all) {
        try {
            keys.add(Pem.fingerprint(Pem.read(all)));
        } catch (IllegalArgumentException e) {
            add(path, "it is no public key");
        }
    }

    /** Every key that sealed something is there, and each is of one country: another country's events are not sealed with it. */
    void requireKeys() {
        sealers.forEach((key, countries) -> {
            if (!keys.contains(key)) {
                add("keys", "the key " + key + " that sealed something is not there");
            }
            if (countries.size() > 1) {
                add("keys", "the key " + key + " seals for more than one country: " + String.join(", ", countries));
            }
        });
    }

    /** That what was signed was signed in this team. */
    void requireTeam(RecordId team) {
        teams.forEach((signed, place) -> {
            if (!signed.equals(team)) {
                add(place, "it is of another team");
            }
        });
    }

    /** That the extracts of the audit that stand under the name of an item are about it. */
    void requireExtracts(Manifest.Item item) {
        about(item.number(), "subject", item);
        about(item.number() + EVENTS, "text", item);
    }

    private void about(String name, String word, Manifest.Item item) {
        Map<?, ?> about = extracts.get(name);
        if (about != null
                && !(about.get("filter") instanceof Map<?, ?> filter
                        && item.id().toString().equals(filter.get(word)))) {
            add(AUDIT + name + LINES, "it is about another item");
        }
    }

    DisclosureCheck disclosure() {
        return disclosure;
    }

    CustodyCheck takeChain(String number) {
        return chains.remove(number);
    }

    ItemCheck takeItem(String number) {
        return items.remove(number);
    }

    /** Items that nobody has taken. */
    SortedSet<String> left() {
        SortedSet<String> left = new TreeSet<>(chains.keySet());
        left.addAll(items.keySet());
        return left;
    }

    SortedMap<String, Set<String>> sealers() {
        return sealers;
    }

    int events() {
        return events;
    }

    int signatures() {
        return signatures;
    }

    long entries() {
        return entries;
    }

    List<Stamped> stamps() {
        return List.copyOf(stamps);
    }
}
