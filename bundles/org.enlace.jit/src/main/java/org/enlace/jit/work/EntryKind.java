package org.enlace.jit.work;

import static org.enlace.jit.work.Field.amount;
import static org.enlace.jit.work.Field.choice;
import static org.enlace.jit.work.Field.country;
import static org.enlace.jit.work.Field.crossing;
import static org.enlace.jit.work.Field.currency;
import static org.enlace.jit.work.Field.day;
import static org.enlace.jit.work.Field.degrees;
import static org.enlace.jit.work.Field.entry;
import static org.enlace.jit.work.Field.file;
import static org.enlace.jit.work.Field.language;
import static org.enlace.jit.work.Field.line;
import static org.enlace.jit.work.Field.member;
import static org.enlace.jit.work.Field.moment;
import static org.enlace.jit.work.Field.number;
import static org.enlace.jit.work.Field.state;
import static org.enlace.jit.work.Field.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.enlace.jit.access.Right;

/**
 * What entries there are, and the fields of each. Forms, lists, the wire, the API and what is kept follow from this; a further kind is a
 * line here and its words in the texts.
 */
public enum EntryKind {
    OBJECTIVE(Area.PLAN, line("title").must(), text("text"), day("due")),
    MEASURE(
            Area.PLAN,
            line("title").must(),
            text("text"),
            entry("objective", "objective"),
            state("state"),
            member("responsible").many(),
            line("legal-basis"),
            day("due"),
            choice("progress", "planned", "running", "done", "dropped").must(),
            text("outcome")),
    TASK(
            Area.PLAN,
            line("title").must(),
            text("text"),
            entry("measure", "measure"),
            member("responsible").many(),
            day("due"),
            choice("progress", "planned", "running", "done", "dropped").must(),
            text("outcome")),
    /** A measure that one country asks of another. */
    ASKED(
            Area.PLAN,
            line("title").must(),
            text("text").must(),
            state("state").must(),
            line("legal-basis").must(),
            line("authority"),
            entry("measure", "measure"),
            day("due")),
    /** What the country that was asked says to it; the latest counts. */
    ANSWER(
            Area.PLAN,
            entry("about", "asked").must(),
            choice("answer", "accepted", "running", "done", "refused").must(),
            line("authority"),
            text("outcome"),
            day("due")),
    MEETING(
            Area.PLAN,
            line("title").must(),
            moment("begins").must(),
            line("zone").must(),
            line("place"),
            text("agenda"),
            member("invited").many()),
    MINUTES(
            Area.PLAN,
            entry("about", "meeting").must(),
            text("text").must(),
            member("present").many()),
    DECISION(
            Area.PLAN,
            entry("about", "meeting"),
            line("title").must(),
            text("text"),
            member("responsible").many(),
            day("due")),

    MESSAGE(
            Area.MESSAGES,
            text("text").must(),
            entry("about"),
            entry("answers", "message"),
            member("mentions").many()),

    PERSON(
            Area.HOLDINGS,
            choice("standing", "suspect", "victim", "witness", "other").must(),
            line("name").must().identity().alike(),
            line("alias").many().identity(),
            day("born").identity(),
            choice("sex", "female", "male", "other", "unknown"),
            country("nationality").many(),
            line("identity-number").identity().alike(),
            text("text").identity()),
    ORGANISATION(
            Area.HOLDINGS,
            line("name").must().alike(),
            choice("form", "company", "agency", "association", "group", "other"),
            country("country"),
            line("register-number").alike(),
            text("text")),
    PLACE(
            Area.HOLDINGS,
            line("name").must().alike(),
            line("address"),
            country("country"),
            degrees("latitude"),
            degrees("longitude"),
            text("text")),
    VEHICLE(
            Area.HOLDINGS,
            line("plate").must().alike(),
            country("country"),
            choice("form", "car", "lorry", "bus", "motorcycle", "boat", "aircraft", "other"),
            line("make"),
            line("colour"),
            line("chassis-number").alike(),
            text("text")),
    DOCUMENT(
            Area.HOLDINGS,
            choice("form", "passport", "identity-card", "visa", "residence-permit", "driving-licence", "other")
                    .must(),
            line("number").must().identity().alike(),
            country("country"),
            entry("holder", "person"),
            day("issued"),
            day("expires"),
            choice("finding", "genuine", "forged", "counterfeit", "stolen", "not-examined"),
            text("text").identity()),
    TELEPHONE(
            Area.HOLDINGS,
            line("number").must().identity().alike(),
            line("device-number").identity().alike(),
            line("provider"),
            country("country"),
            entry("holder", "person", "organisation"),
            text("text").identity()),
    ACCOUNT(
            Area.HOLDINGS,
            choice("form", "bank", "wallet", "online", "other").must(),
            line("number").must().identity().alike(),
            line("provider"),
            country("country"),
            entry("holder", "person", "organisation"),
            text("text").identity()),
    /** That somebody or something crossed a border. */
    PASSAGE(
            Area.HOLDINGS,
            crossing("crossing").must(),
            moment("at").must(),
            choice("direction", "in", "out", "unknown").must(),
            country("country").must(),
            entry("who", "person", "vehicle").many().must(),
            text("text")),
    RELATION(
            Area.HOLDINGS,
            entry("from", "person", "organisation", "place", "vehicle", "document", "telephone", "account")
                    .must(),
            choice(
                            "relation",
                            "knows",
                            "family",
                            "works-for",
                            "leads",
                            "recruits",
                            "transports",
                            "controls",
                            "owns",
                            "uses",
                            "lives-at",
                            "was-at",
                            "pays",
                            "calls",
                            "other")
                    .must(),
            entry("to", "person", "organisation", "place", "vehicle", "document", "telephone", "account")
                    .must(),
            day("since"),
            day("until"),
            text("text")),
    /** Something known or thought of one or several others. */
    INFORMATION(
            Area.HOLDINGS,
            line("title").must(),
            text("text").must(),
            entry("about").many(),
            day("day")),
    /** That several entries are of the same; taken back, they are apart again. */
    SAME(Area.HOLDINGS, entry("kept").must(), entry("merged").many().must(), text("text")),
    /** That entries of one's own country are not of the same as others, though another country took them for it. */
    APART(
            Area.HOLDINGS,
            entry("about", "same").must(),
            entry("entries").many().must(),
            text("text").must()),

    /** A country asks the provider of an entry to lift handling codes, or of an item of evidence to consent to a further use; or to both. */
    LIFT(
            Area.HANDLING,
            entry("about").must(),
            choice("codes", "h1", "h2", "h3").many(),
            choice(Use.FIELD, "offence", "threat", "agreed").many(),
            text("purpose").must()),
    /** What the provider says to that; granted, it revises its entry in the same act. */
    LIFTED(
            Area.HANDLING,
            entry("about", "lift").must(),
            choice("answer", "granted", "refused").must(),
            text("text")),
    /** Entries that a participant may read. */
    GIVEN(Area.HANDLING, member("to").many().must(), entry("entries").many().must(), text("text")),

    /** An item of evidence: what it is and how it was obtained. Where it has been since is its chain of custody ({@code org.enlace.jit.custody}). */
    EVIDENCE(
            Area.EVIDENCE,
            number("number").byNode(),
            line("title").must(),
            choice("nature", "physical", "digital").must(),
            choice(
                            "form",
                            "telephone",
                            "computer",
                            "storage-medium",
                            "sim-card",
                            "document",
                            "vehicle",
                            "cash",
                            "drugs",
                            "weapon",
                            "image",
                            "extract",
                            "recording",
                            "other")
                    .must(),
            text("text").must(),
            moment("obtained").must(),
            line("zone").must(),
            line("place").must(),
            state("state").must(),
            line("authority").must(),
            line("obtained-by").must(),
            line("how").must(),
            line("method"),
            line("tool"),
            line("tool-version"),
            line("seal"),
            entry(EntryKind.PARENT, "evidence"),
            entry("about").many(),
            choice(Use.FIELD, "team", "offence", "threat", "agreed").many().always("team")),
    /**
     * That a paper of an item of evidence is a translation: of one of its files, or of its description where none is named. Its certificate
     * is another paper, or the same.
     */
    TRANSLATION(
            Area.EVIDENCE,
            entry("about", "evidence").must(),
            file("original"),
            file("translation").must(),
            language("from").must(),
            language("to").must(),
            line("translator").must(),
            line("authority"),
            day("day").must(),
            file("certificate")),

    RESULT(
            Area.CLOSING,
            choice("form", "arrest", "victim-safeguarded", "seizure", "asset-frozen", "proceeding", "conviction")
                    .must(),
            number("count").must(),
            amount("amount"),
            currency("currency"),
            line("unit"),
            state("state").must(),
            day("day").must(),
            text("text")),
    /** One country's evaluation of the team, in the sections that evaluations of such teams usually have: qualitative texts and marks from 1 to 5. */
    EVALUATION(
            Area.CLOSING,
            text("setting-up").must(),
            text("operation").must(),
            text("legal-issues"),
            text("agency-support"),
            text("funding"),
            text("closure"),
            choice("added-value", "1", "2", "3", "4", "5").must(),
            choice("cooperation", "1", "2", "3", "4", "5").must(),
            choice("timeliness", "1", "2", "3", "4", "5").must(),
            text("recommendation")),
    LESSON(Area.CLOSING, line("title").must(), text("text").must(), text("recommendation")),
    FUNDING(
            Area.CLOSING,
            line("programme").must(),
            line("call").must(),
            choice("line", "travel", "translation", "expertise", "transfer", "equipment", "other")
                    .many()
                    .must(),
            amount("asked").must(),
            amount("granted"),
            currency("currency").must(),
            day("due"),
            choice("progress", "prepared", "applied", "granted", "refused", "settled")
                    .must(),
            text("text")),
    EXPENSE(
            Area.CLOSING,
            entry("funding", "funding"),
            choice("line", "travel", "translation", "expertise", "transfer", "equipment", "other")
                    .must(),
            amount("amount").must(),
            currency("currency").must(),
            day("day").must(),
            line("receipt"),
            text("text"));

    /** Where entries are worked with, and what writing them takes. */
    public enum Area {
        PLAN(Right.WRITE),
        MESSAGES(Right.WRITE),
        HOLDINGS(Right.WRITE),
        HANDLING(Right.WRITE),
        EVIDENCE(Right.WRITE),
        /** Stays open when the team is over. */
        CLOSING(Right.EVALUATE);

        private final Right writing;

        Area(Right writing) {
            this.writing = writing;
        }

        public Right writing() {
            return writing;
        }

        public String token() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The field of an item of evidence that says what it was made of. */
    public static final String PARENT = "parent";

    private final Area area;
    private final List<Field> fields;

    EntryKind(Area area, Field... fields) {
        this.area = area;
        this.fields = List.of(fields);
    }

    public Area area() {
        return area;
    }

    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Whether entries say how far they can be relied on: fact or assessment, source and information. */
    public boolean graded() {
        return area == Area.HOLDINGS && this != SAME && this != APART;
    }

    /** Whether what was said in one is taken back and said anew, not changed: others went on from it. */
    public boolean saidAnew() {
        return this == SAME || this == APART || this == LIFT || this == LIFTED;
    }

    /** The word used in addresses, on the wire and in the API. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EntryKind> of(String token) {
        return Arrays.stream(values())
                .filter(kind -> kind.token().equals(token))
                .findFirst();
    }
}
