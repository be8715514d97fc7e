package org.enlace.web;

import gg.jte.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.Card;
import org.enlace.web.internal.ui.Times;
import org.enlace.web.internal.ui.Words;
import org.enlace.web.ui.Bars;
import org.enlace.web.ui.Button;
import org.enlace.web.ui.Chart;
import org.enlace.web.ui.Choice;
import org.enlace.web.ui.ChosenForm;
import org.enlace.web.ui.DateParts;
import org.enlace.web.ui.Field;
import org.enlace.web.ui.FieldError;
import org.enlace.web.ui.Filter;
import org.enlace.web.ui.Heading;
import org.enlace.web.ui.Item;
import org.enlace.web.ui.Link;
import org.enlace.web.ui.Step;
import org.enlace.web.ui.SummaryRow;
import org.enlace.web.ui.Table;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Task;
import org.enlace.web.ui.TimelineEntry;
import org.enlace.web.ui.Tone;

/**
 * The components pages are composed of, as contents for a template: {@code ${Ui.button("Guardar")}}. Each writes its
 * own escaped HTML from a template of this bundle; a component with words of its own takes the language first. What
 * they look like and when to use which: {@code docs/design-system.md}.
 */
public final class Ui {
    private static final Templates TEMPLATES = new Templates(Ui.class, "org.enlace.web.internal.web.templates");

    private static final Permission SAVE = new Permission("search.use");

    private Ui() {}

    // ---- Texts

    /** The text, escaped. Null writes nothing. */
    public static Content text(String text) {
        return output -> output.writeUserContent(text == null ? "" : text);
    }

    /** A plain text as paragraphs: an empty line parts them, a single line end breaks the line. */
    public static Content paragraphs(String text) {
        return component("paragraphs", text == null ? "" : text);
    }

    public static Content link(String label, String href) {
        return component("link", new Link(label, href));
    }

    /** A list with bullets. */
    public static Content list(List<Content> items) {
        return component("list", items);
    }

    /** One after the other. Null is left out. */
    public static Content join(Content... parts) {
        return output -> Arrays.stream(parts).filter(part -> part != null).forEach(part -> part.writeTo(output));
    }

    /** A day, written out in a language. */
    public static Content date(LocalDate date, Language language) {
        return component("time", Times.day(date, language));
    }

    /** A point in time, in the officer's zone with the zone shown. */
    public static Content moment(Instant instant, Caller caller) {
        return component("time", Times.moment(instant, caller.zone(), caller.language()));
    }

    /** Until when something lasts that is over at an instant: at midnight in the officer's zone, the day before. */
    public static Content until(Instant end, Caller caller) {
        return component("time", Times.until(end, caller.zone(), caller.language()));
    }

    // ---- The head of a page

    public static Content heading(String title) {
        return heading(Heading.of(title));
    }

    public static Content heading(Heading heading) {
        return component("heading", heading);
    }

    // ---- Acts

    /** Sends the form. */
    public static Content button(String label) {
        return button(Button.submit(label));
    }

    public static Content button(Button button) {
        return component("button", button);
    }

    public static Content linkButton(String label, String href) {
        return button(Button.link(label, href));
    }

    /** Sends a form that takes something away. */
    public static Content warningButton(String label) {
        return button(Button.submit(label).warning());
    }

    /** Buttons, and links such as "cancel", in a row. */
    public static Content buttonGroup(Content... buttons) {
        return component("button-group", join(buttons));
    }

    /** Opens the browser's print dialogue; not shown without script. */
    public static Content printButton(Language language) {
        return component("print-button", new Words(language));
    }

    // ---- Forms

    public static Content textInput(Field field) {
        return component("text-input", field);
    }

    /**
     * A line, or several for as many answers, each typed with suggestions from a list of the page. What is not on the list can be typed
     * too; whoever reads the form says whether it holds.
     *
     * @param values what is filled in, one for each line
     * @param list   the id of the {@link #suggestions}
     */
    public static Content suggestedInput(Field field, List<String> values, String list) {
        return fill("suggested-input", "field", field, "values", values, "list", list);
    }

    /** What is suggested while somebody types: once on a page, for all its fields that name it. */
    public static Content suggestions(String id, List<String> words) {
        return fill("suggestions", "id", id, "words", words);
    }

    public static Content textArea(Language language, Field field) {
        return textArea(language, field, field.name());
    }

    /** @param name of the form parameter, where it is not the field's id */
    public static Content textArea(Language language, Field field, String name) {
        return fill("text-area", "words", new Words(language), "field", field, "name", name);
    }

    /** The choice whose value is the field's value, or that says so itself, is selected. */
    public static Content select(Field field, List<Choice> choices) {
        return fill("select", "field", field, "choices", choices);
    }

    public static Content radios(Field field, List<Choice> choices) {
        return fill("radios", "field", field, "choices", choices);
    }

    public static Content checkboxes(Field field, List<Choice> choices) {
        return fill("checkboxes", "field", field, "choices", choices);
    }

    /** Year, month and day as {@code NAME-year}, {@code NAME-month}, {@code NAME-day}; the last two may stay empty. */
    public static Content dateInput(Language language, Field field, DateParts date) {
        return fill("date-input", "words", new Words(language), "field", field, "date", date);
    }

    /** @param accept what the dialogue offers, such as {@code .json,application/json}; a hint only, never a check */
    public static Content fileUpload(Field field, String accept) {
        return fill("file-upload", "field", field, "accept", accept);
    }

    /** Fields that belong together. */
    public static Content fieldset(String legend, Content fields) {
        return fill("fieldset", "legend", legend, "fields", fields);
    }

    /** What is wrong in the form below, each with a link to its field; first on the page. Nothing for an empty list. */
    public static Content errorSummary(Language language, List<FieldError> errors) {
        return errors.isEmpty() ? text("") : fill("error-summary", "words", new Words(language), "errors", errors);
    }

    /** A form that searches {@code action} with the field's name as the parameter. */
    public static Content searchBox(Language language, String action, Field field) {
        return fill("search-box", "words", new Words(language), "action", action, "field", field);
    }

    // ---- Messages

    /** Something was done. First on the page that follows the act. */
    public static Content success(Language language, String message) {
        return success(language, text(message));
    }

    public static Content success(Language language, Content message) {
        return fill("notification", "words", new Words(language), "success", true, "message", message);
    }

    /** Something worth knowing that concerns the whole page. */
    public static Content notice(Language language, Content message) {
        return fill("notification", "words", new Words(language), "success", false, "message", message);
    }

    /** What may go wrong, or what the law says. */
    public static Content warning(Language language, String message) {
        return fill("warning", "words", new Words(language), "message", message);
    }

    /** Set apart from the text around it. */
    public static Content inset(Content body) {
        return component("inset", body);
    }

    /** The end of a way: what was done, in large type. */
    public static Content confirmation(String title, Content body) {
        return fill("confirmation", "title", title, "body", body);
    }

    /** A list that has nothing in it: why, and what to do about it. */
    public static Content emptyState(String title, Content body) {
        return fill("empty-state", "title", title, "body", body);
    }

    /** Help that only some need: folded until asked for. */
    public static Content details(String summary, Content body) {
        return fill("details", "summary", summary, "body", body);
    }

    // ---- Data

    public static Content tag(String label, Tone tone) {
        return component("tag", new Tag(label, tone));
    }

    /** Several tags in a row, with room below. */
    public static Content tags(Tag... tags) {
        return component("tags", List.of(tags));
    }

    public static Content summaryList(List<SummaryRow> rows) {
        return component("summary-list", rows);
    }

    public static Content table(Table table) {
        return component("table", table);
    }

    /** Records, one below the other: title, why it is here, status, facts. */
    public static Content items(List<Item> items) {
        return component("items", items);
    }

    /** Cards in a grid. */
    public static Content cards(List<Card.Content> cards) {
        return component("cards", cards);
    }

    /** What happened to a record, newest first. */
    public static Content timeline(Language language, List<TimelineEntry> entries) {
        return fill("timeline", "words", new Words(language), "entries", entries);
    }

    /** @param name an id that is unique on the page */
    public static Content taskList(String name, List<Task> tasks) {
        return fill("task-list", "name", name, "tasks", tasks);
    }

    /** How far something is on its way. */
    public static Content progress(Language language, String label, List<Step> steps) {
        return fill("progress", "words", new Words(language), "label", label, "steps", steps);
    }

    /** A figure over days; its table stands right below, for everybody. */
    public static Content chart(Language language, Chart chart) {
        return fill("chart", "language", language, "chart", chart);
    }

    /** Figures beside one another, as bars; their table stands right below, for everybody. */
    public static Content bars(Language language, Bars bars) {
        return fill("bars", "language", language, "bars", bars);
    }

    /**
     * How much of something is done, as a bar. The words beside it say the same in figures.
     *
     * @param label what the bar is about; heard only
     * @param value 0 to {@code most}
     */
    public static Content meter(String label, int value, int most) {
        return fill("meter", "label", label, "value", value, "most", Math.max(1, most));
    }

    // ---- Lists

    /** How many there are, above a list; spoken when the list changes in place. */
    public static Content count(String text) {
        return component("count", text);
    }

    /** To the pages before and after, by key; null where there is none. */
    public static Content pagination(Language language, String previous, String next) {
        return previous == null && next == null
                ? text("")
                : fill("pagination", "words", new Words(language), "previous", previous, "next", next);
    }

    /** A list with its filter. With script, the list changes in place when the filter is sent. */
    public static Content filtered(Language language, Filter filter, Content list) {
        return fill("filtered", "words", new Words(language), "filter", filter, "list", list);
    }

    /**
     * Lets a row of a list be chosen, for {@link #actBar}.
     *
     * @param title what the record is called; spoken only
     */
    public static Content choose(Language language, RecordId record, String title) {
        return fill("choose", "words", new Words(language), "record", record, "title", title);
    }

    /**
     * What can be done with the rows that are chosen; once on a page, above its list. Asks first: the answer to the form is a page
     * with {@link #chosenForm}. With script it says how many are chosen, all that are shown can be chosen at once, and a range by
     * the shift key.
     *
     * @param action the address that asks, by GET with {@link Chosen#ACT}, {@link Chosen#RECORD} and {@code back}
     * @param acts   the values of {@link Chosen#ACT} with their labels
     * @param back   the address of the list as it is shown
     */
    public static Content actBar(Language language, String action, List<Choice> acts, String back) {
        return fill("act-bar", "words", new Words(language), "action", action, "acts", acts, "back", back);
    }

    /** What will be done, and with what, to be confirmed. The heading above says how many there are. */
    public static Content chosenForm(Language language, ChosenForm form) {
        return fill("chosen-form", "words", new Words(language), "form", form);
    }

    /** How many were done and how many were not, and why not. */
    public static Content outcome(Language language, Outcome outcome) {
        return fill("outcome", "words", new Words(language), "outcome", outcome);
    }

    /**
     * Takes back what was done: a form with the fields {@code step} and {@code back}, to stand in a {@link #success} or beside the
     * act in a list of what can be taken back.
     *
     * @param label  what is taken back, spoken only; may be empty
     * @param action where it is sent to
     */
    public static Content undo(Language language, String label, String action, String step, String back) {
        return fill("undo", "words", new Words(language), "label", label, "action", action, "step", step, "back", back);
    }

    /**
     * Lets the reader save what a list is narrowed by, for a list that is a
     * {@link org.enlace.platform.contribution.SearchableList}. Stands in the part that changes with the filter. Nothing for whoever
     * may not search.
     *
     * @param list   the list's name
     * @param filter its parameters; null where nothing was searched for yet
     */
    public static Content saveSearch(Caller caller, String list, Map<String, String> filter) {
        if (!caller.holds(SAVE)) {
            return text("");
        }
        String address = filter == null
                ? null
                : "/search/saved/new?list=" + encoded(list) + "&query="
                        + encoded(filter.entrySet().stream()
                                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                                .collect(Collectors.joining("&")));
        return fill("save-search", "words", new Words(caller.language()), "address", address);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * In which languages a record's text can be read.
     *
     * @param available in the order shown
     * @param shown     the one that is read now
     * @param href      the address of the page in a language
     */
    public static Content languages(
            Language language, List<Language> available, Language shown, Function<Language, String> href) {
        return fill("languages", "words", new Words(language), "available", available, "shown", shown, "href", href);
    }

    private static Content component(String name, Object it) {
        return TEMPLATES.fill("component/" + name + ".jte", Map.of("it", it));
    }

    private static Content fill(String name, Object... pairs) {
        Map<String, Object> parameters = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put((String) pairs[i], pairs[i + 1]);
        }
        return TEMPLATES.fill("component/" + name + ".jte", parameters);
    }
}
