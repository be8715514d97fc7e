package org.enlace.jit.internal.web.work;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.work.Grading;
import org.enlace.platform.Handling;
import org.enlace.platform.HandlingCode;
import org.enlace.reference.ReferenceEntry;
import org.enlace.reference.ReferenceSet;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What handling codes and grades mean, in the words of the reference data in force; the bare code where it does not know one. */
public record HandlingWords(Labels labels, WorkReference reference) {
    private static final String CODE = "handling-code";
    private static final String SOURCE = "source-evaluation";
    private static final String INFORMATION = "information-evaluation";

    private Optional<ReferenceEntry> find(String kind, String code) {
        return reference.records(ReferenceSet.HANDLING).stream()
                .filter(one ->
                        one.code().equals(code) && kind.equals(one.facts().get("kind")))
                .findFirst();
    }

    /** Such as "H1: not for court without permission". */
    public String name(HandlingCode code) {
        return named(CODE, code.name());
    }

    private String named(String kind, String code) {
        return find(kind, code)
                .map(one -> labels.get("work.code", code, one.name(labels.language())))
                .orElse(code);
    }

    private String meaning(String kind, String code) {
        return find(kind, code)
                .map(one -> one.facts().get("definition"))
                .filter(Map.class::isInstance)
                .map(all -> ((Map<?, ?>) all).get(labels.language().tag()))
                .map(String::valueOf)
                .orElse("");
    }

    /** Each code with what it means, and the provider's condition. */
    public Content explained(Handling handling) {
        List<Content> all = new ArrayList<>();
        for (HandlingCode code : handling.codes()) {
            String meaning = meaning(CODE, code.name());
            all.add(Ui.text(name(code) + (meaning.isEmpty() ? "" : ". " + meaning)));
        }
        handling.condition().ifPresent(words -> all.add(Ui.text(labels.get("work.condition.is", words))));
        return Ui.list(all);
    }

    /** Fact or assessment, and both grades in words. */
    public Content explained(Grading grading) {
        return Ui.list(List.of(
                Ui.text(nature(grading.nature())),
                Ui.text(labels.get("work.source") + ": "
                        + explained(SOURCE, grading.source().name())),
                Ui.text(labels.get("work.information") + ": "
                        + explained(INFORMATION, grading.information().token()))));
    }

    private String explained(String kind, String code) {
        String meaning = meaning(kind, code);
        return named(kind, code) + (meaning.isEmpty() ? "" : ". " + meaning);
    }

    public String nature(Grading.Nature nature) {
        return labels.get("work.nature." + nature.token());
    }

    /** Short, for lists. */
    public Tag tag(Grading grading) {
        return new Tag(
                nature(grading.nature()) + " " + grading.code(),
                grading.nature() == Grading.Nature.FACT ? Tone.INFO : Tone.ATTENTION);
    }

    public List<Choice> codes(List<String> chosen) {
        List<Choice> all = new ArrayList<>();
        for (HandlingCode code : HandlingCode.values()) {
            all.add(Choice.of(code.name(), name(code))
                    .hint(meaning(CODE, code.name()))
                    .selected(chosen.contains(code.name())));
        }
        return all;
    }

    public List<Choice> natures(String chosen) {
        List<Choice> all = new ArrayList<>();
        for (Grading.Nature nature : Grading.Nature.values()) {
            all.add(Choice.of(nature.token(), nature(nature))
                    .hint(labels.get("work.nature." + nature.token() + ".hint"))
                    .selected(nature.token().equals(chosen)));
        }
        return all;
    }

    public List<Choice> sources(String chosen) {
        List<Choice> all = new ArrayList<>();
        for (Grading.Source source : Grading.Source.values()) {
            all.add(Choice.of(source.name(), named(SOURCE, source.name()))
                    .hint(meaning(SOURCE, source.name()))
                    .selected(source.name().equals(chosen)));
        }
        return all;
    }

    public List<Choice> information(String chosen) {
        List<Choice> all = new ArrayList<>();
        for (Grading.Information one : Grading.Information.values()) {
            all.add(Choice.of(one.token(), named(INFORMATION, one.token()))
                    .hint(meaning(INFORMATION, one.token()))
                    .selected(one.token().equals(chosen)));
        }
        return all;
    }
}
