package org.enlace.mail;

import java.util.regex.Pattern;
import org.enlace.platform.Refusal;

/**
 * Where mail goes to, such as {@code ana.rojas@fiscalia.example}: plain letters, digits and signs, at most 254 (RFC 5321), no name, no quotation
 * marks. Domains in other scripts are written in their {@code xn--} form.
 */
public record MailAddress(String value) {
    private static final int LONGEST = 254;

    /** The dot-atom of RFC 5322, and a domain of at least one label that is no number. */
    private static final Pattern FORM =
            Pattern.compile("(?=[^@]{1,64}@)[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)*[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");

    /** @throws Refusal when it is none */
    public MailAddress {
        if (value == null || value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw new Refusal(
                    "mail.address",
                    "An address reads name@domain in plain letters, at most 254, not \"" + value + "\"",
                    value);
        }
    }

    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    @Override
    public String toString() {
        return value;
    }
}
