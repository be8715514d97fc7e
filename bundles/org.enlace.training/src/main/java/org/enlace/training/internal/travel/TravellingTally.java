package org.enlace.training.internal.travel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.enlace.platform.RecordId;
import org.enlace.training.Rules;
import org.enlace.training.evaluation.Question;
import org.enlace.training.evaluation.Question.Kind;
import org.enlace.training.evaluation.QuestionnaireContent;
import org.enlace.training.evaluation.Tally;

/**
 * What all who answered an anonymous round at their country's node answered, once it is over, format 1: {@code {"questionnaire", "round",
 * "version", "part", "parts", "people", "sheets", "votes", "texts"}}. Nobody is named and no answer stands beside another of the same person. Where
 * the texts are more than one record holds, parts follow that hold texts alone. Reading is strict.
 *
 * @param version of the questionnaire that was answered, as its organiser counts them
 * @param part    from 1
 * @param people  who answered in all: a superior of several has answered about each
 * @param tally   of the first part the figures and texts, of the others texts
 */
public record TravellingTally(
        RecordId questionnaire, RecordId round, int version, int part, int parts, int people, Tally tally) {
    public static final int FORMAT = 1;

    /** The most parts. */
    public static final int MOST_PARTS = 1_000;

    /** The most characters of texts in one part: as JSON and in UTF-8 at most six times as many bytes, within what travels. */
    private static final int PART = 120_000;

    private static final int BESIDE = 10;

    private static final Set<String> FIELDS =
            Set.of("questionnaire", "round", "version", "part", "parts", "people", "sheets", "votes", "texts");

    /** All parts of what was answered. */
    public static List<TravellingTally> of(
            RecordId questionnaire, RecordId round, int version, int people, Tally tally) {
        List<Map<String, List<String>>> texts = new ArrayList<>(List.of(new TreeMap<>()));
        int length = 0;
        for (Map.Entry<String, List<String>> one : tally.texts().entrySet()) {
            for (String text : one.getValue()) {
                if (length + text.length() > PART) {
                    texts.add(new TreeMap<>());
                    length = 0;
                }
                length += text.length() + BESIDE;
                texts.get(texts.size() - 1)
                        .computeIfAbsent(one.getKey(), key -> new ArrayList<>())
                        .add(text);
            }
        }
        List<TravellingTally> parts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Tally part = new Tally(i == 0 ? tally.sheets() : 0, i == 0 ? tally.votes() : Map.of(), texts.get(i));
            parts.add(new TravellingTally(questionnaire, round, version, i + 1, texts.size(), people, part));
        }
        return parts;
    }

    public String text() {
        return Said.text(out -> {
            out.writeStringField("questionnaire", questionnaire.toString());
            out.writeStringField("round", round.toString());
            out.writeNumberField("version", version);
            out.writeNumberField("part", part);
            out.writeNumberField("parts", parts);
            out.writeNumberField("people", people);
            out.writeNumberField("sheets", tally.sheets());
            out.writeArrayFieldStart("votes");
            for (Map.Entry<String, List<Integer>> one : tally.votes().entrySet()) {
                out.writeStartObject();
                out.writeStringField("key", one.getKey());
                out.writeArrayFieldStart("counts");
                for (int count : one.getValue()) {
                    out.writeNumber(count);
                }
                out.writeEndArray();
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeArrayFieldStart("texts");
            for (Map.Entry<String, List<String>> one : tally.texts().entrySet()) {
                out.writeStartObject();
                out.writeStringField("key", one.getKey());
                out.writeArrayFieldStart("said");
                for (String said : one.getValue()) {
                    out.writeString(said);
                }
                out.writeEndArray();
                out.writeEndObject();
            }
            out.writeEndArray();
        });
    }

    /** @throws org.enlace.platform.Refusal the first thing wrong with it, {@code training.travel-form} where it has not the form */
    public static TravellingTally read(String text) {
        Said said = Said.of(text, "tally", FIELDS);
        int part = said.count("part");
        int parts = said.count("parts");
        if (part < 1 || part > parts || parts > MOST_PARTS) {
            throw Said.form("part");
        }
        Map<String, List<Integer>> votes = new TreeMap<>();
        for (Said one : said.all("votes", QuestionnaireContent.QUESTIONS, Set.of("key", "counts"))) {
            if (votes.put(one.word("key"), one.counts("counts", Question.MOST_OPTIONS)) != null) {
                throw Said.form("votes");
            }
        }
        Map<String, List<String>> texts = new TreeMap<>();
        for (Said one : said.all("texts", QuestionnaireContent.QUESTIONS, Set.of("key", "said"))) {
            List<String> words = one.words("said", TravellingAnswers.MOST).stream()
                    .map(word -> Rules.text("texts", word, Question.LONGEST_ANSWER))
                    .toList();
            if (texts.put(one.word("key"), words) != null) {
                throw Said.form("texts");
            }
        }
        int sheets = said.count("sheets");
        if (part > 1 && (sheets > 0 || !votes.isEmpty())) {
            throw Said.form("sheets");
        }
        return new TravellingTally(
                said.id("questionnaire"),
                said.id("round"),
                said.count("version"),
                part,
                parts,
                said.count("people"),
                new Tally(sheets, votes, texts));
    }

    /**
     * Refuses what nobody can have answered.
     *
     * @param answered how many have answered at most
     */
    public void require(List<Question> questions, int answered) {
        if (people > answered) {
            throw Said.form("people");
        }
        long longest = (long) answered * QuestionnaireContent.QUESTIONS * (Question.LONGEST_ANSWER + BESIDE);
        if (parts > 1 + longest / (PART - Question.LONGEST_ANSWER)) {
            throw Said.form("parts");
        }
        Map<String, Question> known = new TreeMap<>();
        questions.forEach(one -> known.put(one.key(), one));
        tally.votes().forEach((key, counts) -> {
            Question question = known.get(key);
            if (question == null
                    || question.kind() == Kind.TEXT
                    || counts.size() != question.choices()
                    || counts.stream().mapToLong(Integer::longValue).sum() > tally.sheets()) {
                throw Said.form("votes");
            }
        });
        tally.texts().forEach((key, said) -> {
            Question question = known.get(key);
            if (question == null || question.kind() != Kind.TEXT || said.size() > answered) {
                throw Said.form("texts");
            }
        });
    }

    /** What was answered before, and this. */
    public Tally with(Tally before, List<Question> questions) {
        Map<String, List<Integer>> votes = new TreeMap<>(before.votes());
        for (Question question : questions) {
            if (tally.votes().containsKey(question.key())) {
                List<Integer> sums = new ArrayList<>();
                for (int i = 0; i < question.choices(); i++) {
                    sums.add(before.votes(question).get(i)
                            + tally.votes(question).get(i));
                }
                votes.put(question.key(), sums);
            }
        }
        Map<String, List<String>> texts = new TreeMap<>(before.texts());
        tally.texts().forEach((key, said) -> {
            List<String> all = new ArrayList<>(texts.getOrDefault(key, List.of()));
            all.addAll(said);
            Collections.sort(all);
            texts.put(key, all);
        });
        return new Tally(before.sheets() + tally.sheets(), votes, texts);
    }
}
