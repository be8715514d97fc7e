package org.enlace.jit.internal.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.enlace.files.Files;
import org.enlace.files.Sha256;
import org.enlace.files.StoredFile;
import org.enlace.jit.Stamp;
import org.enlace.jit.agreement.CanonicalJson;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentForm;
import org.enlace.jit.bundle.Approval;
import org.enlace.jit.bundle.Bundle;
import org.enlace.jit.bundle.Damaged;
import org.enlace.jit.bundle.Layout;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.bundle.Member.Kind;
import org.enlace.jit.bundle.Translation;
import org.enlace.jit.bundle.Withheld;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.access.TeamView;
import org.enlace.jit.internal.bundle.AuditExtracts.About;
import org.enlace.jit.internal.bundle.BundlePapers.Contents;
import org.enlace.jit.internal.signing.Sealer;
import org.enlace.jit.signing.InForce;
import org.enlace.jit.signing.NodeSeal;
import org.enlace.jit.signing.Signed;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Seen;
import org.enlace.jit.work.Use;
import org.enlace.keys.Keys;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** Puts a bundle together from what the node knows when it is made, and signs it. */
public final class BundleMaker {
    private final Supplier<Desks> desks;
    private final Reviews reviews;
    private final Supplier<Files> files;
    private final Supplier<BundlePapers> papers;
    private final AuditExtracts audit;
    private final Keys keys;

    public BundleMaker(
            Supplier<Desks> desks,
            Reviews reviews,
            Supplier<Files> files,
            Supplier<BundlePapers> papers,
            AuditExtracts audit,
            Keys keys) {
        this.desks = desks;
        this.reviews = reviews;
        this.files = files;
        this.papers = papers;
        this.audit = audit;
        this.keys = keys;
    }

    /**
     * All of a bundle, ready to be read once; files are read for it now, and once more then.
     *
     * @param view   the team as the caller sees it
     * @param caller with whose eyes it is made, in the language of the bundle
     * @throws Refusal as {@link Exhibits#of}; {@code jit.bundle-since} for what is not what was approved; {@code jit.bundle-carried} for what makes other things known; {@code jit.bundle-large}; {@code document.too-long} and what else keeps a document from being made
     */
    Parts.Built make(Bundle bundle, TeamView view, Instant made, Caller caller) throws IOException {
        List<Exhibit> items = reviews.exhibits().of(bundle.team(), bundle.request(), caller);
        bundle.requireSame(Exhibits.scope(items));
        requireReviewed(bundle, items, caller);
        Parts parts = new Parts();
        Map<String, KeyOf> used = new TreeMap<>();
        Map<RecordId, TranslationParts> translations = new HashMap<>();
        for (Exhibit one : items) {
            TranslationParts placed = new TranslationParts(one);
            translations.put(one.entry().id(), placed);
            item(one, placed, parts, used, caller);
        }
        List<Instrument> texts = agreement(view, parts, used, caller);
        String signer = keys(view.own(), parts, used);
        Contents contents = contents(bundle, items, translations, texts, parts, signer, made, caller);
        parts.add(Layout.DISCLOSURE, Kind.DISCLOSURE, Optional.empty(), disclosure(contents, translations));
        parts.add(
                "disclosure.pdf",
                Kind.DISCLOSURE,
                Optional.empty(),
                papers.get().disclosure(contents, caller));
        parts.add(Layout.HOW_TO, Kind.HOW_TO, Optional.empty(), papers.get().howTo(contents, caller));
        parts.add(
                Layout.README, Kind.HOW_TO, Optional.empty(), utf8(papers.get().readme(contents, caller)));
        Contents all = contents(bundle, items, translations, texts, parts, signer, made, caller);
        parts.add(Layout.INDEX, Kind.INDEX, Optional.empty(), papers.get().index(all, caller));
        return parts.close(manifest(all, view, parts), new Sealer(keys));
    }

    /** A chain of custody goes on; what it makes known does not without another decision. */
    private void requireReviewed(Bundle bundle, List<Exhibit> items, Caller caller) {
        String now = Reviews.digest(items, reviews.carried(bundle.team(), bundle.request(), items, caller));
        if (!bundle.approval().orElseThrow().reviewed().equals(now)) {
            throw new Refusal(
                    "jit.bundle-carried",
                    "The bundle makes known other identities or handling codes than were approved; prepare another");
        }
    }

    /** @param country whose it is; empty where nobody says */
    private record KeyOf(String country, String key) {}

    private static void use(Map<String, KeyOf> used, CountryCode country, NodeSeal seal) {
        used.putIfAbsent(seal.signer(), new KeyOf(country.value(), seal.key()));
    }

    private void item(Exhibit item, TranslationParts placed, Parts parts, Map<String, KeyOf> used, Caller caller)
            throws IOException {
        Entry entry = item.entry();
        Optional<String> number = Optional.of(item.number());
        parts.add(Layout.item(item.number(), "item.json"), Kind.ITEM, number, json(entry, item.number()));
        parts.add(
                Layout.item(item.number(), "custody.jsonl"),
                Kind.CUSTODY,
                number,
                CustodyCheck.text(item.log().events()));
        parts.add(
                Layout.item(item.number(), "custody.pdf"),
                Kind.CUSTODY_SHEET,
                number,
                papers.get().custody(entry.team(), entry.id(), caller));
        item.log().events().forEach(one -> use(used, one.event().country(), one.seal()));
        for (StoredFile file : item.files()) {
            file(item, placed, file, parts, caller);
        }
        int place = 0;
        for (Seen one : item.permissions()) {
            String path = String.format(
                    Locale.ROOT,
                    "permissions/%s-%03d-%s.json",
                    Layout.name(item.number()),
                    ++place,
                    one.entry().kind().token());
            parts.add(path, Kind.PERMISSION, number, json(one.entry(), item.number()));
        }
        BundleStamps.add(desks.get().chains().stamps(), item, parts);
        String acts = "audit/" + Layout.name(item.number());
        parts.add(acts + ".jsonl", Kind.AUDIT, number, audit.of(entry.id(), About.ITEM));
        parts.add(acts + "-custody.jsonl", Kind.AUDIT, number, audit.of(entry.id(), About.EVENTS));
    }

    /** @throws DamagedFile where its bytes are not what was added */
    private void file(Exhibit item, TranslationParts placed, StoredFile file, Parts parts, Caller caller)
            throws IOException {
        Damaged damaged = new Damaged(item.entry().id(), file.id());
        Sha256 read;
        try {
            read = parts.add(
                    placed.path(file),
                    placed.kind(file),
                    Optional.of(item.number()),
                    Optional.of(file.name().value()),
                    () -> files.get().open(file.id(), 0, file.content().size(), caller));
        } catch (IOException | UncheckedIOException e) {
            throw new DamagedFile(damaged, e);
        } catch (Refusal refusal) {
            if (refusal.code().equals("files.damaged")) {
                throw new DamagedFile(damaged, refusal);
            }
            throw refusal;
        }
        if (!read.equals(file.content().sha256())) {
            throw new DamagedFile(damaged, null);
        }
    }

    private List<Instrument> agreement(TeamView view, Parts parts, Map<String, KeyOf> used, Caller caller)
            throws IOException {
        List<Instrument> texts = new ArrayList<>();
        for (InForce one : view.inForce()) {
            Instrument text = one.instrument();
            texts.add(text);
            String path = String.format(
                    Locale.ROOT,
                    "agreement/%03d-%s-%s",
                    texts.size(),
                    text.kind().token(),
                    text.hash().substring(0, 12));
            parts.add(path + ".json", Kind.AGREEMENT, Optional.empty(), utf8(InstrumentForm.canonical(text)));
            for (Language language : text.languages()) {
                parts.add(
                        path + "-" + language.tag() + ".pdf",
                        Kind.AGREEMENT_TEXT,
                        Optional.empty(),
                        papers.get().agreement(text, language, caller));
            }
            List<SealedLines.Line> lines = new ArrayList<>();
            for (Signed signed : view.standing().signatures(text.hash())) {
                var signature = signed.signature();
                use(used, signature.text().node(), signature.seal());
                lines.add(new SealedLines.Line(
                        new String(signature.text().bytes(), StandardCharsets.UTF_8), signature.seal()));
            }
            if (!lines.isEmpty()) {
                parts.add(path + ".signatures.jsonl", Kind.SIGNATURES, Optional.empty(), SealedLines.text(lines));
            }
        }
        return texts;
    }

    /** @return the SHA-256 of the key with which the bundle is signed */
    private String keys(CountryCode own, Parts parts, Map<String, KeyOf> used) throws IOException {
        for (Keys.Signer one : keys.signers()) {
            used.putIfAbsent(one.id(), new KeyOf(own.value(), encoded(one)));
        }
        for (Map.Entry<String, KeyOf> one : used.entrySet()) {
            String path =
                    "keys/" + one.getValue().country() + "-" + one.getKey().substring(0, 16) + ".pem";
            parts.add(path, Kind.KEY, Optional.empty(), Pem.text(one.getValue().key()));
        }
        Keys.Signer signer = keys.signer();
        parts.add(Layout.SIGNER, Kind.KEY, Optional.empty(), Pem.text(encoded(signer)));
        return signer.id();
    }

    private static String encoded(Keys.Signer signer) {
        return java.util.Base64.getEncoder().encodeToString(signer.key().getEncoded());
    }

    private Contents contents(
            Bundle bundle,
            List<Exhibit> items,
            Map<RecordId, TranslationParts> translations,
            List<Instrument> texts,
            Parts parts,
            String signer,
            Instant made,
            Caller caller) {
        Set<RecordId> named = new HashSet<>();
        bundle.request().withheld().forEach(one -> named.add(one.item()));
        return new Contents(
                bundle,
                desks.get().signing().name(bundle.team()),
                items,
                reviews.exhibits().numbers(bundle.team(), named, caller),
                told(translations),
                texts,
                parts.members(),
                signer,
                made);
    }

    private static Map<RecordId, List<Translation>> told(Map<RecordId, TranslationParts> translations) {
        Map<RecordId, List<Translation>> told = new HashMap<>();
        translations.forEach((item, placed) -> told.put(item, placed.told()));
        return told;
    }

    /**
     * Files that are withheld have no names in it: a name may tell what is withheld, and whom it is about. Which translations in the bundle
     * are of one, or certified by it, is told.
     */
    private static byte[] disclosure(Contents contents, Map<RecordId, TranslationParts> translations) {
        List<Object> lines = new ArrayList<>();
        for (Withheld one : contents.bundle().request().withheld()) {
            Map<String, Object> line = new TreeMap<>();
            line.put("item", contents.numbers().getOrDefault(one.item(), ""));
            line.put("part", one.file().isPresent() ? "file" : "item");
            line.put("ground", one.ground().token());
            line.put("words", one.words());
            TranslationParts placed = translations.get(one.item());
            if (placed != null && one.file().isPresent()) {
                told(line, "original-of", placed.of(one.file().get(), false));
                told(line, "certificate-of", placed.of(one.file().get(), true));
            }
            lines.add(line);
        }
        List<Object> missing = new ArrayList<>();
        contents.items().forEach(item -> item.missing().forEach(one -> missing.add(missing(item, one))));
        return utf8(CanonicalJson.of(Map.of("withheld", lines, "missing", missing)));
    }

    private static void told(Map<String, Object> line, String name, Set<String> paths) {
        if (!paths.isEmpty()) {
            line.put(name, paths.stream().sorted().toList());
        }
    }

    /** What is not here hides nothing: it is told by all that is known of it. */
    private static Map<String, Object> missing(Exhibit item, Exhibit.Missing one) {
        Map<String, Object> line = new TreeMap<>();
        line.put("item", item.number());
        one.name().ifPresent(name -> line.put("name", name));
        line.put("sha256", one.sha256().value());
        one.size().ifPresent(size -> line.put("size", size));
        return line;
    }

    private Manifest manifest(Contents contents, TeamView view, Parts parts) {
        Bundle bundle = contents.bundle();
        List<Manifest.Item> items = contents.items().stream()
                .map(one -> told(one, contents.translations().get(one.entry().id())))
                .toList();
        return new Manifest(
                Manifest.format(items),
                bundle.id(),
                bundle.team(),
                contents.team(),
                view.own(),
                bundle.request().court(),
                bundle.request().reference(),
                bundle.request().language(),
                Optional.of(bundle.request().use()),
                act(bundle.prepared()),
                act(bundle.approved().orElseThrow()),
                basis(bundle),
                contents.made(),
                contents.signer(),
                items,
                parts.members());
    }

    private static Optional<String> basis(Bundle bundle) {
        return bundle.approval().map(Approval::basis).filter(words -> !words.isEmpty());
    }

    private Manifest.Act act(Stamp stamp) {
        return new Manifest.Act(desks.get().people().name(stamp.officer()), stamp.at());
    }

    private Manifest.Item told(Exhibit one, List<Translation> translations) {
        Entry entry = one.entry();
        List<SealedEvent> events = one.log().events();
        Set<String> flaws = new HashSet<>();
        one.log().findings().forEach(found -> flaws.add(found.flaw().token()));
        KeyDoubt.of(events, desks.get().signing().sealKeys()).forEach(doubt -> flaws.add(doubt.token()));
        return new Manifest.Item(
                one.number(),
                entry.id(),
                entry.owner(),
                entry.handling(),
                entry.uses(),
                events.size(),
                CustodyCheck.last(events),
                flaws,
                translations);
    }

    /** An entry as programs read it, in one form only. */
    private static byte[] json(Entry entry, String number) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("number", number);
        tree.put("id", entry.id().toString());
        tree.put("team", entry.team().toString());
        tree.put("owner", entry.owner().value());
        tree.put("version", entry.version());
        tree.put("kind", entry.kind().token());
        tree.put("author", entry.author().toString());
        tree.put("written", entry.written().toString());
        tree.put("changed", entry.changed().toString());
        tree.put(
                "handling",
                entry.handling().codes().stream()
                        .map(HandlingCode::name)
                        .sorted()
                        .toList());
        entry.handling().condition().ifPresent(words -> tree.put("condition", words));
        if (entry.kind() == EntryKind.EVIDENCE) {
            tree.put("uses", Use.tokens(entry.uses()));
        }
        tree.put("content", entry.content().values());
        return utf8(CanonicalJson.of(tree));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
