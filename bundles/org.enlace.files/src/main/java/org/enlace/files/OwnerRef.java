package org.enlace.files;

import java.util.Objects;
import java.util.regex.Pattern;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;

/**
 * The record that files belong to, and what for.
 *
 * @param use    the name of a {@link FileUse}
 * @param record which record of its module
 */
public record OwnerRef(String use, RecordId record) {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public OwnerRef {
        Objects.requireNonNull(record, "record");
        if (use == null || !FORM.matcher(use).matches()) {
            throw new Refusal(
                            "files.use-form",
                            "A use of files is 1 to 40 of a-z 0-9 -, beginning with a letter, not \"" + use + "\"",
                            use)
                    .at("use");
        }
    }
}
