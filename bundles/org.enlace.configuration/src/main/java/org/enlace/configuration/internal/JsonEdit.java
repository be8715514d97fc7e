package org.enlace.configuration.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes one value in the text of a configuration file and leaves all else as it stands, comments and order included. The text
 * has to be JSON with comments, as {@link JsonSettings} reads it.
 */
final class JsonEdit {
    private final String text;
    private final String plain;

    private JsonEdit(String text) {
        this.text = text;
        this.plain = Comments.blanked(text);
    }

    /** @param end just behind the value */
    private record Member(int start, String name, int value, int end) {}

    /** @param literal the value, as JSON */
    static String put(String text, String pid, String key, String literal) {
        return new JsonEdit(text).put(pid, key, literal);
    }

    /** Without the key, where it is there; the PID stays. */
    static String remove(String text, String pid, String key) {
        return new JsonEdit(text).remove(pid, key);
    }

    /** A file with nothing but one value. */
    static String of(String pid, String key, String literal) {
        return put("{\n}\n", pid, key, literal);
    }

    private String put(String pid, String key, String literal) {
        int root = plain.indexOf('{');
        List<Member> pids = members(root);
        Optional<Member> keys = pids.stream()
                .filter(member -> member.name().equals(pid) && plain.charAt(member.value()) == '{')
                .findFirst();
        if (keys.isEmpty()) {
            String member = "\"" + pid + "\": {\n    \"" + key + "\": " + literal + "\n  }";
            return inserted(root, "\n  " + member, pids.isEmpty());
        }
        List<Member> there = members(keys.get().value());
        return there.stream()
                .filter(member -> names(member, key))
                .findFirst()
                .map(member -> text.substring(0, member.value()) + literal + text.substring(member.end()))
                .orElseGet(() -> inserted(keys.get().value(), "\n    \"" + key + "\": " + literal, there.isEmpty()));
    }

    private String inserted(int brace, String member, boolean only) {
        return text.substring(0, brace + 1) + member + (only ? "" : ",") + text.substring(brace + 1);
    }

    private String remove(String pid, String key) {
        for (Member of : members(plain.indexOf('{'))) {
            if (of.name().equals(pid) && plain.charAt(of.value()) == '{') {
                List<Member> there = members(of.value());
                for (int i = 0; i < there.size(); i++) {
                    if (names(there.get(i), key)) {
                        return without(there, i);
                    }
                }
            }
        }
        return text;
    }

    /** The comma that goes along is the one behind, or the one before where it is the last. */
    private String without(List<Member> members, int place) {
        Member member = members.get(place);
        if (place + 1 < members.size()) {
            return cut(text, member.start(), plain.indexOf(',', member.end()) + 1);
        }
        String rest = cut(text, member.start(), member.end());
        if (place == 0) {
            return rest;
        }
        int comma = plain.indexOf(',', members.get(place - 1).end());
        return rest.substring(0, comma) + rest.substring(comma + 1);
    }

    /** Where nothing is left of a line, the line goes too. */
    private static String cut(String from, int start, int end) {
        int begin = start;
        while (begin > 0 && (from.charAt(begin - 1) == ' ' || from.charAt(begin - 1) == '\t')) {
            begin--;
        }
        int stop = end;
        while (stop < from.length() && (from.charAt(stop) == ' ' || from.charAt(stop) == '\t')) {
            stop++;
        }
        boolean line = begin > 0 && from.charAt(begin - 1) == '\n' && stop < from.length() && from.charAt(stop) == '\n';
        return line
                ? from.substring(0, begin) + from.substring(stop + 1)
                : from.substring(0, start) + from.substring(end);
    }

    private static boolean names(Member member, String key) {
        return JsonSettings.name(member.name()).equalsIgnoreCase(key);
    }

    /** The members of the object whose brace opens here. */
    private List<Member> members(int brace) {
        List<Member> members = new ArrayList<>();
        int at = afterBlank(brace + 1);
        while (plain.charAt(at) != '}') {
            int nameEnd = Comments.afterString(plain, at);
            int value = afterBlank(plain.indexOf(':', nameEnd) + 1);
            int end = afterValue(value);
            members.add(new Member(at, plain.substring(at + 1, nameEnd - 1), value, end));
            at = afterBlank(end);
            if (plain.charAt(at) == ',') {
                at = afterBlank(at + 1);
            }
        }
        return members;
    }

    private int afterBlank(int from) {
        int at = from;
        while (Character.isWhitespace(plain.charAt(at))) {
            at++;
        }
        return at;
    }

    private int afterValue(int from) {
        int depth = 0;
        int at = from;
        do {
            char c = plain.charAt(at);
            if (c == '"') {
                at = Comments.afterString(plain, at);
            } else {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                at++;
                while (depth == 0 && "{[\"}],".indexOf(c) < 0 && literal(plain.charAt(at))) {
                    at++;
                }
            }
        } while (depth > 0);
        return at;
    }

    private static boolean literal(char c) {
        return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '+';
    }
}
