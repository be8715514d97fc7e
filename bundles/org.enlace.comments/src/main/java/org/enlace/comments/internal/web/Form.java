package org.enlace.comments.internal.web;

import org.enlace.platform.Refusal;
import org.enlace.web.FormData;

/**
 * What stands in a form that takes words.
 *
 * @param version the version it was opened on; 0 for a new comment
 * @param mention an account name that was chosen beside the text
 * @param error   what is wrong; empty where nothing is
 */
public record Form(int version, String text, String mention, String error) {
    /** Of a new comment. */
    public static final Form NEW = new Form(0, "", "", "");

    static Form of(FormData data) {
        return new Form(version(data), data.first("text"), data.first("mention").strip(), "");
    }

    static Form of(int version, String text) {
        return new Form(version, text, "", "");
    }

    /** The version a form was opened on; one that no comment has where it is none. */
    static int version(FormData data) {
        String text = data.first("version");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** The text, with whoever was chosen beside it named at its end. */
    String words() {
        String name = mention.startsWith("@") ? mention.substring(1) : mention;
        return name.isEmpty() || text.contains("@" + name) ? text : text.stripTrailing() + " @" + name;
    }

    Form wrong(Refusal refusal, Labels labels) {
        return new Form(version, text, mention, labels.of(refusal));
    }

    Form stale(int now, Labels labels) {
        return new Form(now, text, mention, labels.get("form.stale"));
    }
}
