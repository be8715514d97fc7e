package org.enlace.jit.internal.web.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.jit.bundle.BundleRequest;
import org.enlace.jit.bundle.Ground;
import org.enlace.jit.bundle.Withheld;
import org.enlace.jit.internal.bundle.Exhibits;
import org.enlace.jit.internal.web.Form;
import org.enlace.jit.work.Use;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/** What is typed to prepare a bundle. What is withheld stands on lines of three fields, of which there are always some empty ones. */
final class BundleForm {
    /** How many lines of what is withheld one form takes. */
    static final int LINES = 60;

    private static final int MORE = 3;
    private static final Pattern WITHHELD = Pattern.compile("([^:]{1,90})(?::(.{1,200}))?");

    private BundleForm() {}

    /** How many lines are shown. */
    static int lines(Form form) {
        int last = 0;
        for (int i = 0; i < LINES; i++) {
            if (!(form.get("what-" + i) + form.get("ground-" + i) + form.get("words-" + i)).isBlank()) {
                last = i + 1;
            }
        }
        return Math.min(last + MORE, LINES);
    }

    /** @throws Refusal at the field that is wrong */
    static BundleRequest read(RecordId team, Form form, Exhibits exhibits, Caller caller) {
        List<RecordId> items = new ArrayList<>();
        form.all("item").forEach(one -> items.add(RecordId.parse(one)));
        for (String number : form.get("numbers").split("[\\s,;]+")) {
            if (!number.isEmpty()) {
                items.add(at("numbers", () -> exhibits.typed(team, number, caller)));
            }
        }
        List<Withheld> withheld = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            withheld.addAll(withheld(i, team, form, exhibits, caller));
        }
        Language language = Language.of(form.get("language")).orElseThrow(() -> new Refusal(
                        "jit.not-chosen", "Nothing is chosen in \"language\"; choose one", "language")
                .at("language"));
        return new BundleRequest(
                form.get("court"),
                form.get("reference"),
                language,
                items,
                withheld,
                Use.of(form.get("use")).orElse(Use.TEAM));
    }

    /** What one line withholds: of several files of one name, all. */
    private static List<Withheld> withheld(int i, RecordId team, Form form, Exhibits exhibits, Caller caller) {
        String what = form.get("what-" + i).strip();
        String words = form.get("words-" + i);
        String ground = form.get("ground-" + i);
        if ((what + words + ground).isBlank()) {
            return List.of();
        }
        Matcher parts = WITHHELD.matcher(what);
        if (!parts.matches()) {
            throw new Refusal("jit.missing", "\"what\" is empty; write something", "what").at("what-" + i);
        }
        RecordId item = at("what-" + i, () -> exhibits.typed(team, parts.group(1), caller));
        List<Optional<RecordId>> files = parts.group(2) == null
                ? List.of(Optional.empty())
                : at("what-" + i, () -> exhibits.named(item, parts.group(2), caller)).stream()
                        .map(Optional::of)
                        .toList();
        Ground why = Ground.of(ground).orElseThrow(() -> new Refusal(
                        "jit.not-chosen", "Nothing is chosen in \"ground\"; choose one", "ground")
                .at("ground-" + i));
        return at("words-" + i, () -> files.stream()
                .map(file -> new Withheld(item, file, why, words))
                .toList());
    }

    private static <T> T at(String field, java.util.function.Supplier<T> reading) {
        try {
            return reading.get();
        } catch (Refusal refusal) {
            throw refusal.at(field);
        }
    }
}
