package org.enlace.comments;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Refusal;

/**
 * The words of a comment: Markdown, as {@code org.enlace.documents} shows it. Whoever is named with an @ before the account name is
 * mentioned, in capitals or not, with marks around the name or not.
 *
 * @param value 1 to {@value #LONGEST} characters, line ends as one line feed each
 */
public record CommentText(String value) {
    public static final int LONGEST = 4_000;

    /** The most officers that one comment names. */
    public static final int MENTIONS = 20;

    /**
     * Not within a word, so that no address of a mailbox counts; a full stop after a name is the sentence's, and underlines around it
     * are marks.
     */
    private static final Pattern MENTION = Pattern.compile(
            "(?<![\\p{L}\\p{N}._@-])(_{0,3})@([A-Za-z](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9_-])?)(?![\\p{L}\\p{N}@])");

    public CommentText {
        String clean = value == null
                ? ""
                : value.replaceAll("\\R", "\n")
                        .replaceAll("[\\p{Cntrl}&&[^\n]]", " ")
                        .strip();
        if (clean.isEmpty()) {
            throw new Refusal("comments.empty", "The comment says nothing; write something").at("text");
        }
        if (clean.length() > LONGEST) {
            throw new Refusal(
                            "comments.too-long",
                            "A comment has at most " + LONGEST + " characters, not " + clean.length()
                                    + "; cut it, or attach a file",
                            LONGEST,
                            clean.length())
                    .at("text");
        }
        value = clean;
    }

    /** Everybody who is named, in the order of the words; whether they may be is not looked up. */
    public Set<OfficerId> names() {
        Set<OfficerId> names = new LinkedHashSet<>();
        Matcher matcher = MENTION.matcher(value);
        while (matcher.find()) {
            String marks = matcher.group(1);
            String name = matcher.group(2);
            boolean marked = !marks.isEmpty() && name.endsWith(marks);
            String bare = marked ? name.substring(0, name.length() - marks.length()) : name;
            names.add(new OfficerId(bare.toLowerCase(Locale.ROOT)));
        }
        if (names.size() > MENTIONS) {
            throw new Refusal(
                            "comments.too-many-mentions",
                            "A comment names at most " + MENTIONS + " officers, not " + names.size()
                                    + "; name those who have to do something",
                            MENTIONS,
                            names.size())
                    .at("text");
        }
        return names;
    }

    @Override
    public String toString() {
        return value;
    }
}
