package org.enlace.jit.internal.bundle;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.enlace.jit.bundle.Manifest;
import org.enlace.jit.bundle.Member;
import org.enlace.jit.bundle.Member.Kind;
import org.enlace.jit.bundle.Translation;
import org.enlace.jit.bundle.Translation.Document;
import org.enlace.jit.bundle.Translation.Where;

/** What the manifest says of translations against what is there; what a court would ask about them. */
final class TranslationsCheck {
    private static final Set<Kind> TRANSLATIONS = EnumSet.of(Kind.TRANSLATION, Kind.TRANSLATION_CERTIFICATE);
    private static final Set<Kind> DOCUMENTS = EnumSet.of(Kind.FILE, Kind.TRANSLATION, Kind.TRANSLATION_CERTIFICATE);

    private final Manifest manifest;
    private final DisclosureCheck disclosure;
    private final BiConsumer<String, String> wrong;
    private final Map<String, Member> members = new HashMap<>();

    /** @param wrong takes what is not as it was written: where, and what */
    TranslationsCheck(Manifest manifest, DisclosureCheck disclosure, BiConsumer<String, String> wrong) {
        this.manifest = manifest;
        this.disclosure = disclosure;
        this.wrong = wrong;
        manifest.members().stream()
                .filter(one -> DOCUMENTS.contains(one.kind()))
                .forEach(one -> members.put(one.path(), one));
    }

    /** That what stands as a translation, or as a certificate, is one of an item. */
    void requireNamed() {
        Set<String> named = new HashSet<>();
        for (Manifest.Item item : manifest.items()) {
            for (Translation one : item.translations()) {
                named.add(one.path());
                one.certificate().flatMap(Document::path).ifPresent(named::add);
            }
        }
        members.values().stream()
                .filter(one -> TRANSLATIONS.contains(one.kind()) && !named.contains(one.path()))
                .forEach(one -> wrong.accept(one.path(), "the manifest names nothing that it translates or certifies"));
    }

    /** @param remark takes what a court would ask about */
    void item(Manifest.Item item, Consumer<String> remark) {
        Map<String, Translation> told = new HashMap<>();
        for (Translation one : item.translations()) {
            require(item, one, one.path(), EnumSet.of(Kind.TRANSLATION), "the translation");
            original(item, one, remark);
            certificate(item, one, remark);
            if (!one.to().equals(manifest.language().tag())) {
                remark.accept(one.path() + ": it is in the language " + one.to() + ", and the bundle in "
                        + manifest.language().tag());
            }
            if (told.put(one.path() + " " + one.original(), one) != null) {
                remark.accept(one.path() + ": of the same translation two different things are said");
            }
        }
    }

    private void require(Manifest.Item item, Translation one, String path, Set<Kind> kinds, String what) {
        Member member = members.get(path);
        boolean fits =
                member != null && kinds.contains(member.kind()) && member.item().equals(Optional.of(item.number()));
        if (!fits) {
            wrong.accept(one.path(), what + " that the manifest names is no such member of the item");
        }
    }

    private void original(Manifest.Item item, Translation one, Consumer<String> remark) {
        switch (one.original().where()) {
            case ITEM -> {}
            case MEMBER -> require(item, one, one.original().path().orElseThrow(), DOCUMENTS, "the original");
            case WITHHELD -> {
                if (!disclosure.original(item.number(), one.path())) {
                    wrong.accept(
                            one.path(), "its original is withheld, and the list of what is withheld does not say so");
                }
                remark.accept(one.path() + ": what it translates is withheld");
            }
            case MISSING ->
                remark.accept(one.path() + ": what it translates is not there, SHA-256 "
                        + one.original().sha256().orElseThrow());
        }
    }

    private void certificate(Manifest.Item item, Translation one, Consumer<String> remark) {
        Optional<Document> certificate = one.certificate();
        if (certificate.isEmpty()) {
            remark.accept(one.path() + ": the translation has no certificate");
            return;
        }
        Document document = certificate.get();
        if (document.where() == Where.MEMBER) {
            require(item, one, document.path().orElseThrow(), TRANSLATIONS, "the certificate");
        } else if (document.where() == Where.WITHHELD) {
            if (!disclosure.certificate(item.number(), one.path())) {
                wrong.accept(
                        one.path(), "its certificate is withheld, and the list of what is withheld does not say so");
            }
            remark.accept(one.path() + ": the certificate of the translation is withheld");
        } else {
            remark.accept(one.path() + ": the certificate of the translation is not there, SHA-256 "
                    + document.sha256().orElseThrow());
        }
    }
}
