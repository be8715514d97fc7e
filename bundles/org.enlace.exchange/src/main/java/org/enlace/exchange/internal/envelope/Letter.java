package org.enlace.exchange.internal.envelope;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.exchange.Delivery.State;
import org.enlace.exchange.internal.Answer;
import org.enlace.exchange.internal.Answers;
import org.enlace.exchange.internal.InStream;
import org.enlace.exchange.internal.Unremembered;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Era;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * What lies on top of a parcel, signed and sealed: the receipt for what came from the peer, and what runs here.
 *
 * @param made    when
 * @param modules with their versions
 * @param types   with their formats
 * @param have    how far the peer's own stream came here
 * @param answers for messages of that stream
 * @param unconfirmed what is here of the peer's records and was not named when it told everything anew
 * @param slips   the peer's own: with which it came so far, of its newest letter, and with which it named what did not come yet. Only
 *     they prove to it that it does not remember what it sent
 */
public record Letter(
        Instant made,
        SortedMap<String, String> modules,
        SortedMap<String, SortedSet<Integer>> types,
        InStream have,
        Answers answers,
        List<Unremembered> unconfirmed,
        List<String> slips) {
    /** So many answers and the letter still fits into an envelope. */
    public static final int MOST_ANSWERS = 5000;

    /** More than this are not taken. */
    public static final int MOST_ANNOUNCED = 100;

    private static final int FORMAT = 1;
    private static final int MODULES = 200;
    private static final int NAME = 60;
    private static final int TIME = 40;

    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("format", FORMAT);
        all.put("made", made.toString());
        all.putAll(running(modules, types));
        all.put(
                "stream",
                ordered("node", have.node(), "epoch", have.epoch(), "have", have.have(), "chain", have.chain()));
        List<Object> given = new ArrayList<>();
        for (Answer answer : answers.all()) {
            given.add(ordered(
                    "seq",
                    answer.seq(),
                    "record",
                    answer.record() == null ? "" : answer.record().toString(),
                    "state",
                    answer.state().name().toLowerCase(Locale.ROOT),
                    "code",
                    answer.code(),
                    "known",
                    answer.known()));
        }
        all.put("answered", ordered("from", answers.from(), "to", answers.to()));
        all.put("answers", given);
        all.put(
                "unconfirmed",
                unconfirmed.stream()
                        .map(one -> ordered(
                                "record",
                                one.record().toString(),
                                "module",
                                one.module(),
                                "type",
                                one.type(),
                                "version",
                                one.version()))
                        .toList());
        all.put("slips", slips);
        return StrictJson.write(all);
    }

    /**
     * @param from    whose letter it is
     * @param country whose stream the receipt is for
     */
    public static Letter parse(String json, CountryCode from, CountryCode country) {
        StrictJson all = StrictJson.of(
                        json,
                        "format",
                        "made",
                        "modules",
                        "types",
                        "stream",
                        "answered",
                        "answers",
                        "unconfirmed",
                        "slips")
                .format("format", FORMAT);
        StrictJson answered = all.object("answered", "from", "to");
        StrictJson stream = all.object("stream", "node", "epoch", "have", "chain");
        List<Answer> answers = new ArrayList<>();
        for (StrictJson each : all.objects("answers", MOST_ANSWERS, "seq", "record", "state", "code", "known")) {
            String record = each.text("record", NAME);
            answers.add(new Answer(
                    each.number("seq", 1),
                    record.isEmpty() ? null : record(record),
                    state(each.text("state", NAME)),
                    each.text("code", NAME),
                    each.number("known", 0)));
        }
        return new Letter(
                time(all.text("made", TIME)),
                modules(all),
                types(all),
                new InStream(
                        country,
                        stream.text("node", NAME),
                        stream.number("epoch", 0),
                        stream.number("have", 0),
                        stream.hex("chain", 64),
                        0,
                        "",
                        InStream.Newest.NONE),
                new Answers(answered.number("from", 1), answered.number("to", 0), answers),
                all.objects("unconfirmed", MOST_ANSWERS, "record", "module", "type", "version").stream()
                        .map(each -> new Unremembered(
                                from,
                                record(each.text("record", NAME)),
                                Content.name(each, "module"),
                                Content.name(each, "type"),
                                each.number("version", 1)))
                        .toList(),
                all.texts("slips", MOST_ANNOUNCED + 2, Slip.LONGEST));
    }

    static Map<String, Object> running(SortedMap<String, String> modules, SortedMap<String, SortedSet<Integer>> types) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "modules",
                modules.entrySet().stream()
                        .map(each -> ordered("id", each.getKey(), "version", each.getValue()))
                        .toList());
        all.put(
                "types",
                types.entrySet().stream()
                        .map(each -> ordered("type", each.getKey(), "formats", List.copyOf(each.getValue())))
                        .toList());
        return all;
    }

    static SortedMap<String, String> modules(StrictJson all) {
        SortedMap<String, String> modules = new TreeMap<>();
        all.objects("modules", MODULES, "id", "version")
                .forEach(each -> modules.put(each.text("id", NAME), each.text("version", NAME)));
        return modules;
    }

    static SortedMap<String, SortedSet<Integer>> types(StrictJson all) {
        SortedMap<String, SortedSet<Integer>> types = new TreeMap<>();
        all.objects("types", MODULES, "type", "formats")
                .forEach(each -> types.put(each.text("type", NAME), new TreeSet<>(each.numbers("formats", MODULES))));
        return types;
    }

    static Instant time(String text) {
        try {
            Instant time = Instant.parse(text);
            if (Era.holds(time)) {
                return time;
            }
        } catch (DateTimeException e) {
            // It is said below.
        }
        throw StrictJson.wrong("\"" + text + "\" is no time");
    }

    private static RecordId record(String text) {
        try {
            return RecordId.parse(text);
        } catch (Refusal e) {
            throw StrictJson.wrong(e.getMessage());
        }
    }

    private static State state(String text) {
        for (State state : List.of(State.KEPT, State.QUARANTINED, State.REFUSED)) {
            if (state.name().toLowerCase(Locale.ROOT).equals(text)) {
                return state;
            }
        }
        throw StrictJson.wrong("\"" + text + "\" is no answer");
    }

    /** In the order given: name, value, name, value. */
    static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int at = 0; at < pairs.length; at += 2) {
            all.put((String) pairs[at], pairs[at + 1]);
        }
        return all;
    }
}
