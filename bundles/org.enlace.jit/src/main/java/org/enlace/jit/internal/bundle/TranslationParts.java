package org.enlace.jit.internal.bundle;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.enlace.files.StoredFile;
import org.enlace.jit.bundle.Layout;
import org.enlace.jit.bundle.Member.Kind;
import org.enlace.jit.bundle.Translation;
import org.enlace.jit.bundle.Translation.Document;
import org.enlace.jit.bundle.Translation.Where;
import org.enlace.jit.internal.bundle.Translated.Source;
import org.enlace.platform.RecordId;

/** Where the files of an item stand in a bundle, and what the bundle says of the translations among them. */
final class TranslationParts {
    private final Exhibit item;
    private final Map<RecordId, Kind> kinds = new HashMap<>();
    private final Map<RecordId, String> paths = new HashMap<>();

    TranslationParts(Exhibit item) {
        this.item = item;
        for (Translated one : item.translations()) {
            one.paper().ifPresent(paper -> kinds.put(paper.id(), Kind.TRANSLATION));
        }
        for (Translated one : item.translations()) {
            one.certificate()
                    .filter(certificate -> certificate.where() == Where.MEMBER)
                    .flatMap(Source::file)
                    .ifPresent(file -> kinds.putIfAbsent(file.id(), Kind.TRANSLATION_CERTIFICATE));
        }
        int files = 0;
        int translations = 0;
        for (StoredFile file : item.files()) {
            String name = file.name().value();
            paths.put(
                    file.id(),
                    kinds.containsKey(file.id())
                            ? Layout.translation(item.number(), ++translations, name)
                            : Layout.file(item.number(), ++files, name));
        }
    }

    Kind kind(StoredFile file) {
        return kinds.getOrDefault(file.id(), Kind.FILE);
    }

    String path(StoredFile file) {
        return paths.get(file.id());
    }

    /** As the manifest names them; what several entries say alike stands there once. */
    List<Translation> told() {
        Set<Translation> all = new LinkedHashSet<>();
        for (Translated one : item.translations()) {
            one.paper()
                    .ifPresent(paper -> all.add(new Translation(
                            path(paper),
                            one.told().owner(),
                            document(one.original()),
                            one.from(),
                            one.to(),
                            one.told().content().word("translator"),
                            one.told().content().first("authority"),
                            one.told().content().day("day").orElseThrow(),
                            one.certificate().map(this::document))));
        }
        return List.copyOf(all);
    }

    private Document document(Source source) {
        return switch (source.where()) {
            case ITEM -> Document.ITEM;
            case WITHHELD -> Document.WITHHELD;
            case MEMBER -> Document.member(path(source.file().orElseThrow()));
            case MISSING -> Document.missing(source.sha256().orElseThrow());
        };
    }

    /** The translations of a file that is withheld, or those that it certifies. */
    Set<String> of(RecordId withheld, boolean certified) {
        Set<String> all = new HashSet<>();
        for (Translated one : item.translations()) {
            Optional<Source> source = certified ? one.certificate() : Optional.of(one.original());
            source.filter(there -> there.where() == Where.WITHHELD)
                    .flatMap(Source::file)
                    .filter(file -> file.id().equals(withheld))
                    .flatMap(file -> one.paper())
                    .ifPresent(paper -> all.add(path(paper)));
        }
        return all;
    }
}
