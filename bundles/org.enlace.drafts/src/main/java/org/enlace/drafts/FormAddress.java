package org.enlace.drafts;

import java.util.regex.Pattern;
import org.enlace.platform.Refusal;

/**
 * Where a form is: an absolute path on this node, without a query, such as {@code /protocols/new}.
 *
 * @param value at most 300 characters
 */
public record FormAddress(String value) {
    private static final Pattern FORM = Pattern.compile("(?:/[A-Za-z0-9._~-]{1,120}){1,10}");

    public FormAddress {
        if (value == null || value.length() > 300 || !FORM.matcher(value).matches()) {
            throw new Refusal(
                            "drafts.form",
                            "A form is named by its path on this node, such as /protocols/new, not \"" + value + "\"",
                            value)
                    .at("form");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
