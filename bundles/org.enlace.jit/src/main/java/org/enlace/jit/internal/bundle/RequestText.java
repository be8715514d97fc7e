package org.enlace.jit.internal.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.jit.agreement.CanonicalJson;
import org.enlace.jit.bundle.BundleRequest;
import org.enlace.jit.bundle.Ground;
import org.enlace.jit.bundle.Withheld;
import org.enlace.jit.internal.Said;
import org.enlace.jit.work.Use;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;

/** What a bundle shall hold, as it is kept. */
public final class RequestText {
    private static final Set<String> NAMES = Set.of("court", "reference", "language", "items", "withheld", "use");
    private static final Set<String> WITHHELD = Set.of("item", "file", "ground", "words");

    private RequestText() {}

    public static String of(BundleRequest request) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("court", request.court());
        tree.put("reference", request.reference());
        tree.put("language", request.language().tag());
        tree.put("items", request.items().stream().map(RecordId::toString).toList());
        List<Object> withheld = new ArrayList<>();
        for (Withheld one : request.withheld()) {
            Map<String, Object> line = new TreeMap<>();
            line.put("item", one.item().toString());
            one.file().ifPresent(file -> line.put("file", file.toString()));
            line.put("ground", one.ground().token());
            line.put("words", one.words());
            withheld.add(line);
        }
        tree.put("withheld", withheld);
        if (request.use() != Use.TEAM) {
            // The release before reads what says nothing of it.
            tree.put("use", request.use().token());
        }
        return CanonicalJson.of(tree);
    }

    /** @throws org.enlace.platform.Refusal {@code jit.form} */
    public static BundleRequest read(String text) {
        Said said = Said.of(text, "bundle", NAMES);
        return new BundleRequest(
                said.word("court"),
                said.word("reference"),
                said.one("language", Language::of),
                said.ids("items", BundleRequest.ITEMS),
                said.all("withheld", BundleRequest.WITHHELD, WITHHELD).stream()
                        .map(one -> new Withheld(
                                one.id("item"),
                                one.maybe("file").map(RecordId::parse),
                                one.one("ground", Ground::of),
                                one.word("words")))
                        .toList(),
                // One of an earlier release says nothing of that.
                said.has("use") ? said.one("use", Use::of) : Use.TEAM);
    }
}
