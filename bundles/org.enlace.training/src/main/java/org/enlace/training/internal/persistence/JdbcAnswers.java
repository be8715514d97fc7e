package org.enlace.training.internal.persistence;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.enlace.mail.MailAddress;
import org.enlace.persistence.Statements;
import org.enlace.persistence.Store;
import org.enlace.platform.RecordId;
import org.enlace.training.evaluation.Evaluations;
import org.enlace.training.evaluation.Sheet;
import org.enlace.training.evaluation.Tally;
import org.enlace.training.internal.AnswerStore;

/**
 * Answers in the node's database, by plain SQL. Anonymous ones are one row for a round, in which a line for each question says how
 * often each answer was given, and another its texts in alphabetical order.
 */
final class JdbcAnswers implements AnswerStore {
    private final Statements sql;

    JdbcAnswers(Store store) {
        sql = new Statements(store, Evaluations.ROUND);
    }

    @Override
    public boolean hasAnswered(RecordId round, RecordId participant) {
        return sql.count(
                        "select count(*) from training.answered where survey_round = ? and participant = ?",
                        round,
                        participant)
                > 0;
    }

    @Override
    public Set<RecordId> answered(RecordId round) {
        return new LinkedHashSet<>(sql.list(
                "select participant from training.answered where survey_round = ? order by participant",
                row -> Columns.id(row, "participant"),
                round));
    }

    @Override
    public void setAnswered(RecordId round, RecordId participant, Optional<MailAddress> superior) {
        sql.update("insert into training.answered (survey_round, participant) values (?, ?)", round, participant);
        superior.map(JdbcAnswers::key).ifPresent(mail -> {
            if (sql.count(
                            "select count(*) from training.answered_superior where survey_round = ? and mail = ?",
                            round,
                            mail)
                    == 0) {
                sql.update("insert into training.answered_superior (survey_round, mail) values (?, ?)", round, mail);
            }
        });
    }

    private static String key(MailAddress address) {
        return address.value().toLowerCase(Locale.ROOT);
    }

    @Override
    public int superiors(RecordId round) {
        return (int) sql.count("select count(*) from training.answered_superior where survey_round = ?", round);
    }

    @Override
    public Tally tally(RecordId round) {
        return sql.one(
                        "select sheets, votes, texts from training.tally where survey_round = ?",
                        row -> new Tally(row.getInt(1), votes(row.getString(2)), texts(row.getString(3))),
                        round)
                .orElse(Tally.NONE);
    }

    @Override
    public void setTally(RecordId round, Tally tally) {
        sql.update("delete from training.tally where survey_round = ?", round);
        sql.update(
                "insert into training.tally (survey_round, sheets, votes, texts) values (?, ?, ?, ?)",
                round,
                tally.sheets(),
                lines(tally.votes()),
                lines(tally.texts()));
    }

    private static String lines(Map<String, ? extends List<?>> by) {
        return by.entrySet().stream()
                .map(entry -> entry.getKey()
                        + entry.getValue().stream()
                                .map(one -> "\t" + Lines.folded(one.toString()))
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, List<String>> texts(String lines) {
        Map<String, List<String>> texts = new TreeMap<>();
        for (String line : lines.isEmpty() ? new String[0] : lines.split("\n")) {
            List<String> fields = Arrays.asList(line.split("\t", -1));
            texts.put(
                    fields.get(0),
                    fields.subList(1, fields.size()).stream()
                            .map(Lines::unfolded)
                            .toList());
        }
        return texts;
    }

    private static Map<String, List<Integer>> votes(String lines) {
        Map<String, List<Integer>> votes = new TreeMap<>();
        texts(lines)
                .forEach((key, counts) ->
                        votes.put(key, counts.stream().map(Integer::valueOf).toList()));
        return votes;
    }

    @Override
    public void write(RecordId round, RecordId participant, Sheet sheet) {
        sql.batch(
                "insert into training.named_answer (survey_round, participant, question, choice, body) values (?, ?, ?, ?, ?)",
                sheet.answers(),
                given -> new Object[] {round, participant, given.question().key(), given.choice(), given.text()});
    }

    @Override
    public Map<RecordId, Map<String, Kept>> sheets(RecordId round) {
        Map<RecordId, Map<String, Kept>> sheets = new TreeMap<>();
        sql.list(
                "select participant, question, choice, body from training.named_answer where survey_round = ?"
                        + " order by participant, question",
                row -> sheets.computeIfAbsent(Columns.id(row, "participant"), key -> new TreeMap<>())
                        .put(row.getString("question"), new Kept(row.getInt("choice"), row.getString("body"))),
                round);
        return sheets;
    }

    @Override
    public void addLink(String hash, Link link) {
        sql.update(
                "insert into training.answer_link (hash, survey_round, participant, mail) values (?, ?, ?, ?)",
                hash,
                link.round(),
                link.participant(),
                link.mail().map(JdbcAnswers::key).orElse(""));
    }

    @Override
    public Optional<Link> link(String hash) {
        return sql.one(
                "select survey_round, participant, mail from training.answer_link where hash = ?",
                row -> new Link(
                        Columns.id(row, "survey_round"),
                        Columns.id(row, "participant"),
                        Optional.of(row.getString("mail"))
                                .filter(mail -> !mail.isEmpty())
                                .map(MailAddress::new)),
                hash);
    }

    @Override
    public int dropLinks(RecordId round, RecordId participant) {
        return sql.update(
                "delete from training.answer_link where survey_round = ? and participant = ?", round, participant);
    }

    @Override
    public int dropLinks(RecordId round) {
        return sql.update("delete from training.answer_link where survey_round = ?", round);
    }

    @Override
    public Map<RecordId, Reminded> reminded(RecordId round) {
        Map<RecordId, Reminded> reminded = new TreeMap<>();
        sql.list(
                "select participant, times, day from training.reminded where survey_round = ?",
                row -> reminded.put(
                        Columns.id(row, "participant"),
                        new Reminded(row.getInt("times"), LocalDate.parse(row.getString("day")))),
                round);
        return reminded;
    }

    @Override
    public void setReminded(RecordId round, RecordId participant, Reminded reminded) {
        sql.update("delete from training.reminded where survey_round = ? and participant = ?", round, participant);
        sql.update(
                "insert into training.reminded (survey_round, participant, times, day) values (?, ?, ?, ?)",
                round,
                participant,
                reminded.times(),
                reminded.day());
    }

    /** A text of several lines as one field of a line. */
    static final class Lines {
        private Lines() {}

        static String folded(String text) {
            return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
        }

        static String unfolded(String field) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < field.length(); i++) {
                char c = field.charAt(i);
                if (c == '\\' && i + 1 < field.length()) {
                    char next = field.charAt(++i);
                    text.append(next == 'n' ? '\n' : next == 't' ? '\t' : next);
                } else {
                    text.append(c);
                }
            }
            return text.toString();
        }
    }
}
