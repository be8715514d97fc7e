package org.enlace.inbox.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.enlace.inbox.InboxFilter;
import org.enlace.inbox.InboxFilter.DueIn;
import org.enlace.inbox.ItemKind;
import org.enlace.platform.Refusal;

/** A filter as addresses say it. */
public final class FilterWords {
    private static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private FilterWords() {}

    /** Null and empty words narrow nothing. */
    public static InboxFilter read(String kind, String source, String due, String snoozed) {
        return new InboxFilter(
                given(kind).map(word -> ItemKind.of(word).orElseThrow(() -> refusal("kind", word))),
                given(source).map(word -> {
                    if (!SOURCE.matcher(word).matches()) {
                        throw refusal("source", word);
                    }
                    return word;
                }),
                given(due)
                        .map(word -> DueIn.of(word).orElseThrow(() -> refusal("due", word)))
                        .orElse(DueIn.ANY),
                given(snoozed)
                        .map(word -> {
                            if (!word.equals("yes")) {
                                throw refusal("snoozed", word);
                            }
                            return true;
                        })
                        .orElse(false));
    }

    /** The address of a list that is narrowed so. */
    public static String address(String path, InboxFilter filter, String after) {
        List<String> pairs = new ArrayList<>();
        filter.kind().ifPresent(kind -> pairs.add("kind=" + kind.token()));
        filter.use().ifPresent(use -> pairs.add("source=" + use));
        if (filter.due() != DueIn.ANY) {
            pairs.add("due=" + filter.due().token());
        }
        if (filter.snoozed()) {
            pairs.add("snoozed=yes");
        }
        if (after != null) {
            pairs.add("after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
        }
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }

    private static Optional<String> given(String word) {
        return Optional.ofNullable(word).filter(text -> !text.isEmpty());
    }

    private static Refusal refusal(String name, String word) {
        return new Refusal(
                        "inbox.filter",
                        "An inbox is not narrowed by " + name + "=\"" + word
                                + "\"; /api/openapi.json tells what there is",
                        name,
                        word)
                .at(name);
    }
}
