package org.enlace.web.internal.pages;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.enlace.configuration.Setting;
import org.enlace.web.internal.ui.Words;

/** What is allowed for a key of the configuration, in words. */
final class Takes {
    private Takes() {}

    static String of(Words words, Setting setting) {
        String one = one(words, setting);
        return setting.many() ? words.get("configuration.takes.list", one) : one;
    }

    private static String one(Words words, Setting setting) {
        if (!setting.form().isEmpty()) {
            return setting.form();
        }
        if (!setting.options().isEmpty()) {
            return words.get(
                    "configuration.takes.options",
                    setting.options().stream()
                            .map(option -> option.isEmpty() ? "\"\"" : option)
                            .collect(Collectors.joining(", ")));
        }
        boolean text = setting.type() == Setting.Type.TEXT;
        String limits = Stream.of(
                        limit(words, text ? "configuration.least.text" : "configuration.least", setting.least()),
                        limit(words, text ? "configuration.most.text" : "configuration.most", setting.most()))
                .filter(limit -> !limit.isEmpty())
                .collect(Collectors.joining(", "));
        String kind = words.get("configuration.takes."
                + switch (setting.type()) {
                    case TEXT -> "text";
                    case WHOLE_NUMBER -> "whole";
                    case NUMBER -> "number";
                    case TRUTH, ANY -> "any";
                });
        return limits.isEmpty() ? kind : kind + ", " + limits;
    }

    private static String limit(Words words, String key, String limit) {
        return limit.isEmpty() ? "" : words.get(key, limit);
    }
}
