package org.enlace.jit.internal.bundle;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.files.Sha256;
import org.enlace.jit.agreement.CanonicalJson;
import org.enlace.jit.bundle.BundleRequest;
import org.enlace.jit.bundle.ContainerReader;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.bundle.Member;
import org.enlace.jit.bundle.Translation;
import org.enlace.jit.internal.Said;
import org.enlace.jit.work.Use;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;

/** The manifest of a bundle as a file: canonical JSON, read back strictly. */
public final class ManifestWire {
    private static final int STRANDS = 50;
    private static final int FLAWS = 200;
    private static final int TRANSLATIONS = 2_000;
    private static final Set<String> NAMES = Set.of(
            "format",
            "bundle",
            "team",
            "named",
            "country",
            "court",
            "reference",
            "language",
            "use",
            "prepared",
            "approved",
            "basis",
            "made",
            "signer",
            "items",
            "members");
    private static final Set<String> ACT = Set.of("by", "at");
    private static final Set<String> ITEM = Set.of(
            "number", "id", "owner", "handling", "condition", "uses", "events", "strands", "flaws", "translations");
    private static final Set<String> TRANSLATION =
            Set.of("path", "told", "original", "from", "to", "translator", "authority", "day", "certificate");
    private static final Set<String> DOCUMENT = Set.of("where", "path", "sha256");
    private static final Set<String> STRAND = Set.of("country", "last");
    private static final Set<String> MEMBER = Set.of("path", "kind", "item", "name", "size", "sha256");

    private ManifestWire() {}

    public static byte[] text(Manifest manifest) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("format", manifest.format());
        tree.put("bundle", manifest.bundle().toString());
        tree.put("team", manifest.team().toString());
        tree.put("named", manifest.named());
        tree.put("country", manifest.country().value());
        tree.put("court", manifest.court());
        tree.put("reference", manifest.reference());
        tree.put("language", manifest.language().tag());
        manifest.use().ifPresent(use -> tree.put("use", use.token()));
        tree.put("prepared", act(manifest.prepared()));
        tree.put("approved", act(manifest.approved()));
        manifest.basis().ifPresent(words -> tree.put("basis", words));
        tree.put("made", manifest.made().toString());
        tree.put("signer", manifest.signer());
        tree.put("items", manifest.items().stream().map(ManifestWire::item).toList());
        tree.put(
                "members", manifest.members().stream().map(ManifestWire::member).toList());
        return CanonicalJson.of(tree).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> act(Manifest.Act act) {
        return Map.of("by", act.by(), "at", act.at().toString());
    }

    private static Map<String, Object> item(Manifest.Item item) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("number", item.number());
        tree.put("id", item.id().toString());
        tree.put("owner", item.owner().value());
        tree.put(
                "handling",
                item.handling().codes().stream()
                        .map(HandlingCode::name)
                        .sorted()
                        .toList());
        item.handling().condition().ifPresent(words -> tree.put("condition", words));
        if (!item.uses().isEmpty()) {
            tree.put("uses", Use.tokens(item.uses()));
        }
        tree.put("events", item.events());
        List<Object> strands = new ArrayList<>();
        item.strands()
                .forEach((country, last) -> strands.add(Map.of("country", country.value(), "last", last.value())));
        tree.put("strands", strands);
        tree.put("flaws", List.copyOf(item.flaws()));
        if (!item.translations().isEmpty()) {
            tree.put(
                    "translations",
                    item.translations().stream().map(ManifestWire::translation).toList());
        }
        return tree;
    }

    private static Map<String, Object> translation(Translation one) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("path", one.path());
        tree.put("told", one.told().value());
        tree.put("original", document(one.original()));
        tree.put("from", one.from());
        tree.put("to", one.to());
        tree.put("translator", one.translator());
        one.authority().ifPresent(words -> tree.put("authority", words));
        tree.put("day", one.day().toString());
        one.certificate().ifPresent(certificate -> tree.put("certificate", document(certificate)));
        return tree;
    }

    private static Map<String, Object> document(Translation.Document one) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("where", one.where().token());
        one.path().ifPresent(path -> tree.put("path", path));
        one.sha256().ifPresent(sha256 -> tree.put("sha256", sha256.value()));
        return tree;
    }

    private static Map<String, Object> member(Member member) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("path", member.path());
        tree.put("kind", member.kind().token());
        member.item().ifPresent(number -> tree.put("item", number));
        member.name().ifPresent(name -> tree.put("name", name));
        tree.put("size", member.size());
        tree.put("sha256", member.sha256().value());
        return tree;
    }

    /** @throws Refusal {@code jit.form} where it is not in the one form that it would be written in */
    public static Manifest read(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Manifest manifest = manifest(Said.of(text, "manifest", NAMES));
            if (!java.util.Arrays.equals(text(manifest), bytes)) {
                throw Said.form("manifest");
            }
            return manifest;
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw Said.form("manifest");
        } catch (Refusal refusal) {
            throw refusal.code().equals("jit.form")
                    ? refusal
                    : Said.form(refusal.field().orElse("manifest"));
        }
    }

    private static Manifest manifest(Said said) {
        int format = said.count("format");
        if (format != Manifest.FORMAT && format != Manifest.USES && format != Manifest.BEFORE) {
            throw Said.form("format");
        }
        List<Manifest.Item> items = said.all("items", BundleRequest.ITEMS, ITEM).stream()
                .map(ManifestWire::item)
                .toList();
        List<Member> members = said.all("members", ContainerReader.MOST, MEMBER).stream()
                .map(ManifestWire::member)
                .toList();
        return new Manifest(
                format,
                said.id("bundle"),
                said.id("team"),
                said.word("named"),
                said.country("country"),
                said.word("court"),
                said.word("reference"),
                said.one("language", Language::of),
                said.has("use") ? Optional.of(said.one("use", Use::of)) : Optional.empty(),
                act(said.object("prepared", ACT)),
                act(said.object("approved", ACT)),
                said.maybe("basis"),
                said.moment("made"),
                new Sha256(said.word("signer")).value(),
                items,
                members);
    }

    private static Manifest.Act act(Said said) {
        return new Manifest.Act(said.word("by"), said.moment("at"));
    }

    private static Manifest.Item item(Said said) {
        Map<CountryCode, Sha256> strands = new HashMap<>();
        said.all("strands", STRANDS, STRAND)
                .forEach(one -> strands.put(one.country("country"), new Sha256(one.word("last"))));
        Set<HandlingCode> codes = EnumSet.noneOf(HandlingCode.class);
        said.words("handling", HandlingCode.values().length).forEach(code -> codes.add(HandlingCode.parse(code)));
        Set<Use> uses = EnumSet.noneOf(Use.class);
        if (said.has("uses")) {
            said.words("uses", Use.values().length)
                    .forEach(word -> uses.add(Use.of(word).orElseThrow(() -> Said.form("uses"))));
        }
        return new Manifest.Item(
                said.word("number"),
                said.id("id"),
                said.country("owner"),
                new Handling(codes, said.maybe("condition")),
                uses,
                said.count("events"),
                strands,
                new HashSet<>(said.words("flaws", FLAWS)),
                said.has("translations")
                        ? said.all("translations", TRANSLATIONS, TRANSLATION).stream()
                                .map(ManifestWire::translation)
                                .toList()
                        : List.of());
    }

    private static Translation translation(Said said) {
        return new Translation(
                said.word("path"),
                said.country("told"),
                document(said.object("original", DOCUMENT)),
                said.word("from"),
                said.word("to"),
                said.word("translator"),
                said.maybe("authority"),
                said.day("day"),
                said.has("certificate")
                        ? Optional.of(document(said.object("certificate", DOCUMENT)))
                        : Optional.empty());
    }

    private static Translation.Document document(Said said) {
        return new Translation.Document(
                said.one("where", Translation.Where::of),
                said.maybe("path"),
                said.maybe("sha256").map(Sha256::new));
    }

    private static Member member(Said said) {
        return new Member(
                said.word("path"),
                said.one("kind", Member.Kind::of),
                said.maybe("item"),
                said.maybe("name"),
                said.number("size"),
                new Sha256(said.word("sha256")));
    }
}
