package org.enlace.files;

import java.util.regex.Pattern;
import org.enlace.platform.Refusal;

/**
 * The SHA-256 of a content.
 *
 * @param value 64 hexadecimal digits in lower case
 */
public record Sha256(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public Sha256 {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new Refusal(
                            "files.hash-form",
                            "A SHA-256 is 64 hexadecimal digits in lower case, not \"" + value + "\"",
                            value)
                    .at("sha256");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
