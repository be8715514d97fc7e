package org.enlace.identity.internal.web;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person would call the browser that a request names, such as <q>Firefox 140, Windows</q>. Only what is common is known;
 * the rest is told as it was sent.
 */
final class Browsers {
    /** What browsers put into their names so that pages made for others serve them too comes last. */
    private static final List<Known> PROGRAMS = List.of(
            new Known("Edge", "Edg(?:e|A|iOS)?/(\\d+)"),
            new Known("Opera", "OPR/(\\d+)"),
            new Known("Samsung Internet", "SamsungBrowser/(\\d+)"),
            new Known("Firefox", "(?:Firefox|FxiOS)/(\\d+)"),
            new Known("Chrome", "(?:Headless)?(?:Chrome|Chromium|CriOS)/(\\d+)"),
            new Known("Safari", "Version/(\\d+)[.\\d]* (?:Mobile/\\w+ )?Safari/"));

    private static final List<Known> SYSTEMS = List.of(
            new Known("Android", "Android"),
            new Known("iPhone", "iPhone"),
            new Known("iPad", "iPad"),
            new Known("ChromeOS", "CrOS"),
            new Known("Windows", "Windows"),
            new Known("macOS", "Mac OS X"),
            new Known("Linux", "Linux"));

    private Browsers() {}

    private record Known(String name, Pattern pattern) {
        Known(String name, String pattern) {
            this(name, Pattern.compile(pattern));
        }
    }

    /** @param agent what the request said; may be empty */
    static String name(String agent) {
        for (Known program : PROGRAMS) {
            Matcher version = program.pattern().matcher(agent);
            if (version.find()) {
                return program.name() + " " + version.group(1) + system(agent);
            }
        }
        return agent.isBlank() ? "–" : agent;
    }

    private static String system(String agent) {
        return SYSTEMS.stream()
                .filter(system -> system.pattern().matcher(agent).find())
                .findFirst()
                .map(system -> ", " + system.name())
                .orElse("");
    }
}
