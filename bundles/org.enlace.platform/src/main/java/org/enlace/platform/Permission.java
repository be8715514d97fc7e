package org.enlace.platform;

import java.util.regex.Pattern;

/**
 * What a person must hold to do one kind of act, such as {@code protocols.write}. Modules declare theirs in their feature.
 *
 * @param value area and act in lower case, joined by a dot
 */
public record Permission(String value) implements Comparable<Permission> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*");

    public Permission {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("A permission reads area.act in lower case, not \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(Permission other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
