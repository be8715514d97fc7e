package org.enlace.modules.internal.web;

import gg.jte.Content;
import org.enlace.modules.internal.history.Change;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.web.Ui;
import org.enlace.web.ui.TimelineEntry;
import org.enlace.web.ui.Tone;

/** Something that became of a module, as a line of its history. */
final class HistoryLine {
    private HistoryLine() {}

    static TimelineEntry of(Change change, ModuleWords words, Caller caller) {
        String what = "module.operation." + change.operation();
        String title = words.get(
                "history.line",
                words.labels().has(what) ? words.get(what) : change.operation(),
                change.module(),
                words.versions(change.from().orElse(""), change.to().orElse("")));
        return new TimelineEntry(
                title,
                change.by().value(),
                Ui.moment(change.at(), caller),
                Ui.join(outcome(change, words), why(change, words)));
    }

    private static Content outcome(Change change, ModuleWords words) {
        String key = "history.outcome." + change.outcome();
        return Ui.tag(
                words.labels().has(key) ? words.get(key) : change.outcome(),
                change.outcome().equals("done") ? Tone.GOOD : Tone.BAD);
    }

    /** The history keeps the words of the log, which are English. */
    private static Content why(Change change, ModuleWords words) {
        String why = change.detail().orElse("");
        if (why.isEmpty()) {
            return null;
        }
        String tag = words.labels().language() == Language.EN ? "" : " lang=\"en\"";
        return output -> {
            output.writeContent("<p class=\"govuk-body govuk-!-margin-top-2\"" + tag + ">");
            output.writeUserContent(why);
            output.writeContent("</p>");
        };
    }
}
