package org.enlace.jit.internal.web.picture;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.internal.web.Labels;
import org.enlace.jit.internal.web.work.WorkWay;
import org.enlace.jit.internal.web.work.WorkWords;
import org.enlace.jit.picture.Comparison;
import org.enlace.jit.picture.Likenesses;
import org.enlace.jit.picture.Merges;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.Seen;
import org.enlace.platform.RecordId;
import org.enlace.web.Ui;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.Table;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/**
 * The words and tables of entries that are likely of the same.
 *
 * @param named what the entries point to
 */
public record AlikeWords(WorkWords words, Map<RecordId, Seen> named) {
    private Labels labels() {
        return words.labels();
    }

    private String home() {
        return WorkWay.at(words.view().team()) + "/alike";
    }

    /** By what entries of a group are likely the same, such as "number, name". */
    public String by(Likenesses.Group group) {
        return fields(group.kind(), group.by());
    }

    /** The kinds of which one is looked at alone. */
    public List<Choice> kinds(EntryKind chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", labels().get("alike.kind.any")));
        Likenesses.kinds()
                .forEach(kind ->
                        choices.add(Choice.of(kind.token(), words.many(kind)).selected(kind == chosen)));
        return choices;
    }

    private String fields(EntryKind kind, Set<String> names) {
        return kind.fields().stream()
                .filter(field -> names.contains(field.name()))
                .map(field -> words.field(kind, field))
                .collect(Collectors.joining(", "));
    }

    /** The entries of a group to choose among, all chosen as long as they can be compared at once. */
    public List<Choice> choices(Likenesses.Group group) {
        List<Choice> choices = new ArrayList<>();
        for (Seen seen : group.entries()) {
            choices.add(Choice.of(seen.entry().id().toString(), seen.title())
                    .hint(labels().country(seen.entry().owner()) + ", "
                            + labels().day(seen.entry()
                                    .written()
                                    .atZone(labels().caller().zone())
                                    .toLocalDate()))
                    .selected(choices.size() < Merging.MOST));
        }
        return choices;
    }

    /** Which of some stays. */
    public List<Choice> kept(List<Seen> entries) {
        return entries.stream()
                .map(seen -> Choice.of(seen.entry().id().toString(), seen.title())
                        .hint(labels().country(seen.entry().owner()))
                        .selected(seen == entries.get(0)))
                .toList();
    }

    public Content comparison(Comparison comparison) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.of(labels().get("alike.field")));
        int number = 1;
        for (Seen seen : comparison.entries()) {
            columns.add(Table.Column.of(number++ + ". " + seen.title()));
        }
        List<List<Content>> rows = new ArrayList<>();
        for (Comparison.Row row : comparison.rows()) {
            List<Content> cells = new ArrayList<>();
            cells.add(Ui.join(Ui.text(words.field(comparison.kind(), row.field()) + " "), likeness(row.likeness())));
            comparison.entries().forEach(seen -> cells.add(value(seen, row.field())));
            rows.add(cells);
        }
        rows.add(row(
                "alike.provider",
                comparison,
                seen -> Ui.text(labels().country(seen.entry().owner()))));
        rows.add(row("alike.written", comparison, seen -> labels().moment(
                        seen.entry().written())));
        rows.add(row(
                "picture.grading", comparison, seen -> Ui.tags(words.tags(seen).toArray(Tag[]::new))));
        rows.add(row(
                "alike.entry", comparison, seen -> Ui.link(labels().get("alike.open"), WorkWords.path(seen.entry()))));
        return Ui.table(Table.of(labels().get("alike.compare"), columns, rows).captionHidden());
    }

    private List<Content> row(String key, Comparison comparison, java.util.function.Function<Seen, Content> cell) {
        List<Content> cells = new ArrayList<>();
        cells.add(Ui.text(labels().get(key)));
        comparison.entries().forEach(seen -> cells.add(cell.apply(seen)));
        return cells;
    }

    private Content value(Seen seen, Field field) {
        Entry entry = seen.entry();
        if (!entry.content().all(field.name()).isEmpty()) {
            return words.value(entry, field, named);
        }
        return Ui.text(labels().get(
                        seen.kept().isEmpty()
                                ? "alike.nothing"
                                : field.identifying() ? "alike.kept" : "alike.kept.maybe"));
    }

    private Content likeness(Comparison.Likeness likeness) {
        return switch (likeness) {
            case DIFFERENT -> Ui.tag(labels().get("alike.different"), Tone.ATTENTION);
            case PARTLY -> Ui.tag(labels().get("alike.partly"), Tone.NEUTRAL);
            case EQUAL -> Ui.tag(labels().get("alike.equal"), Tone.GOOD);
        };
    }

    public Content merges(List<Seen> merges, Merges known, boolean writes) {
        List<List<Content>> rows = new ArrayList<>();
        for (Seen seen : merges) {
            Entry entry = seen.entry();
            boolean undoes = writes && words.own(entry);
            rows.add(List.of(
                    kept(entry),
                    merged(entry),
                    known.apart(entry.id()).isEmpty()
                            ? Ui.text(entry.content().word("text"))
                            : Ui.join(
                                    Ui.text(entry.content().word("text") + " "),
                                    Ui.tags(new Tag(labels().get("alike.apart"), Tone.BAD))),
                    Ui.text(labels().country(entry.owner())),
                    labels().moment(entry.written()),
                    undoes ? Ui.link(labels().get("alike.undo"), home() + "/" + entry.id() + "/undo") : Ui.text("")));
        }
        return Ui.table(Table.of(
                        labels().get("alike.merges"),
                        List.of(
                                Table.Column.of(labels().get("alike.stays")),
                                Table.Column.of(labels().get("alike.behind")),
                                Table.Column.of(labels().get("alike.why")),
                                Table.Column.of(labels().get("picture.source")),
                                Table.Column.of(labels().get("alike.when")),
                                Table.Column.of(labels().get("alike.act"))),
                        rows)
                .captionHidden());
    }

    public Content kept(Entry same) {
        return same.content()
                .id("kept")
                .map(id -> words.called(id, named))
                .orElseGet(() -> Ui.text(labels().get("alike.withheld")));
    }

    public Content merged(Entry same) {
        return Ui.list(same.content().ids("merged").stream()
                .map(id -> words.called(id, named))
                .toList());
    }
}
