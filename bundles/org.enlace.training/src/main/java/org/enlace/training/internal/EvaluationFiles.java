package org.enlace.training.internal;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.enlace.documents.TableFormat;
import org.enlace.documents.TableWriter;
import org.enlace.documents.Tables;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.training.Nominations;
import org.enlace.training.Trainings;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.QuestionResult;
import org.enlace.training.evaluation.Questionnaire;
import org.enlace.training.evaluation.Respondent;
import org.enlace.training.evaluation.Results;
import org.enlace.training.evaluation.Round;
import org.enlace.training.evaluation.RoundResult;
import org.enlace.training.evaluation.Sheet;

/** What a questionnaire gave as a table to keep: no more than its page shows. In the audit before a line leaves. */
public final class EvaluationFiles {
    private static final List<String> FIGURES =
            List.of("moment", "question", "aspect", "answer", "count", "answers", "average");
    private static final List<String> SHEETS = List.of("moment", "participant", "question", "answer");

    private final Evaluations evaluations;
    private final Changes changes;
    private final Tables tables;
    private final Texts texts;

    EvaluationFiles(Evaluations evaluations, Changes changes, Tables tables, Texts texts) {
        this.evaluations = evaluations;
        this.changes = changes;
        this.tables = tables;
        this.texts = texts;
    }

    /**
     * A table that may leave, whose rows are known.
     *
     * @param name what the file is called, without its ending
     */
    public record Ready(String name, String title, List<String> columns, List<List<?>> rows) {
        public void write(Tables tables, TableFormat format, OutputStream out) {
            try (TableWriter table = tables.write(format, title, columns, out)) {
                rows.forEach(table::row);
            }
        }
    }

    /** Notes the export of the figures, where it may be. */
    public Ready figures(RecordId id, TableFormat format, Caller caller) {
        permit(caller);
        Results results = evaluations.results(id, caller);
        note(results.questionnaire(), format, "results", caller);
        List<List<?>> rows = new ArrayList<>();
        for (RoundResult round : results.rounds()) {
            String moment = texts.get(
                    caller.language(),
                    "evaluation.moment." + round.round().moment().token());
            round.questions().forEach(one -> rows.addAll(rows(moment, one, caller.language())));
        }
        return ready("results", FIGURES, rows, caller);
    }

    private List<List<?>> rows(String moment, QuestionResult one, Language language) {
        Question question = one.question();
        String text = question.text().in(language);
        String aspect = texts.get(language, "aspect." + question.aspect().token());
        Double average = one.average().isPresent() ? one.average().getAsDouble() : null;
        List<List<?>> rows = new ArrayList<>();
        for (int i = 0; i < one.votes().size(); i++) {
            rows.add(Arrays.asList(
                    moment,
                    text,
                    aspect,
                    answer(question, i + 1, "", language),
                    one.votes().get(i),
                    one.answers(),
                    average));
        }
        for (String said : one.texts()) {
            rows.add(Arrays.asList(moment, text, aspect, said, null, one.answers(), null));
        }
        return rows;
    }

    /** What an answer reads like. */
    public String answer(Question question, int choice, String text, Language language) {
        return switch (question.kind()) {
            case TEXT -> text;
            case SCALE -> String.valueOf(choice);
            case YES_NO -> texts.get(language, choice == 1 ? "evaluation.yes" : "evaluation.no");
            case CHOICE -> question.options().get(choice - 1).in(language);
        };
    }

    /** Notes the export of who answered what, of a questionnaire that is not anonymous. */
    public Ready sheets(RecordId id, TableFormat format, Caller caller) {
        permit(caller);
        Questionnaire one = evaluations.find(id, caller);
        List<List<?>> rows = new ArrayList<>();
        for (Round round : one.rounds()) {
            String moment = texts.get(
                    caller.language(), "evaluation.moment." + round.moment().token());
            for (Map.Entry<Respondent, Sheet> entry :
                    evaluations.sheets(id, round.moment(), caller).entrySet()) {
                for (Sheet.Given given : entry.getValue().answers()) {
                    rows.add(List.of(
                            moment,
                            entry.getKey().about(),
                            given.question().text().in(caller.language()),
                            answer(given.question(), given.choice(), given.text(), caller.language())));
                }
            }
        }
        note(one, format, "answers", caller);
        return ready("answers", SHEETS, rows, caller);
    }

    public void write(Ready ready, TableFormat format, OutputStream out) {
        ready.write(tables, format, out);
    }

    private static void permit(Caller caller) {
        caller.require(Nominations.EXPORT);
        caller.require(Trainings.ORGANISE);
    }

    private void note(Questionnaire one, TableFormat format, String what, Caller caller) {
        changes.make(caller, stamp -> {
            changes.record(EvaluationBase.done("training.export-evaluation", one, caller)
                    .code("format", format.ending())
                    .code("what", what));
            return null;
        });
    }

    private Ready ready(String name, List<String> columns, List<List<?>> rows, Caller caller) {
        List<String> heads = columns.stream()
                .map(column -> texts.get(caller.language(), "evaluation.column." + column))
                .toList();
        return new Ready(name, texts.get(caller.language(), "evaluation.title"), heads, rows);
    }
}
