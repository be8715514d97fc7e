package org.enlace.comments.internal.web;

import org.enlace.documents.MarkdownFields;
import org.enlace.platform.Refusal;
import org.enlace.web.FormData;

/**
 * What stands in a form that takes words.
 *
 * @param version the version it was opened on; 0 for a new comment
 * @param mention an account name that was chosen beside the text
 * @param error   what is wrong; empty where nothing is
 * @param shown   whether the text is shown above it as it would be
 */
public record Form(int version, String text, String mention, String error, boolean shown) {
    /** Of a new comment. */
    public static final Form NEW = new Form(0, "", "", "", false);

    static Form of(FormData data) {
        return new Form(
                version(data), data.first("text"), data.first("mention").strip(), "", MarkdownFields.asked(data));
    }

    static Form of(int version, String text) {
        return new Form(version, text, "", "", false);
    }

    /** The version a form was opened on; one that no comment has where it is none. */
    static int version(FormData data) {
        String text = data.first("version");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** The text, with whoever was chosen beside it named at its end: in a line of their own where there are several. */
    String words() {
        String name = mention.startsWith("@") ? mention.substring(1) : mention;
        return name.isEmpty() || text.contains("@" + name)
                ? text
                : text.stripTrailing() + (text.strip().contains("\n") ? "\n\n@" : " @") + name;
    }

    Form wrong(Refusal refusal, Labels labels) {
        return new Form(version, text, mention, labels.of(refusal), false);
    }

    Form stale(int now, Labels labels) {
        return new Form(now, text, mention, labels.get("form.stale"), false);
    }
}
