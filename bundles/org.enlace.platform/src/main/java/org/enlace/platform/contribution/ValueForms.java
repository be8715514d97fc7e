package org.enlace.platform.contribution;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.enlace.platform.Language;
import org.enlace.platform.Texts;

/** Forms that values of several bundles have. */
public final class ValueForms {
    private static final Texts TEXTS = Texts.of(ValueForms.class);
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile("(" + BYTE + "\\.){3}" + BYTE);
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9]{1,20})?");
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /** The last label of a name is no number, or it would be an address. */
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)(" + LABEL + "\\.)*(?!\\d+$)" + LABEL);

    private ValueForms() {}

    /** A time zone, or nothing. */
    public static ValueForm zone() {
        return form("zone", ValueForms::isZone).orNothing();
    }

    /** A time of day, to the minute. */
    public static ValueForm time() {
        return form("time", value -> TIME.matcher(value).matches());
    }

    /** A folder by its whole path, or nothing. */
    public static ValueForm folder() {
        return form("folder", value -> isPath(value) && Path.of(value).isAbsolute())
                .path()
                .orNothing();
    }

    /** A file, by its whole path or from the data folder, or nothing. */
    public static ValueForm file() {
        return form("file", ValueForms::isPath).path().orNothing();
    }

    /** Another machine by name or address, or nothing. */
    public static ValueForm host() {
        return form("host", value -> isAddress(value) || NAME.matcher(value).matches())
                .orNothing();
    }

    /** An address to listen at. */
    public static ValueForm address() {
        return form("address", value -> isAddress(value) || value.equals("localhost"));
    }

    private static ValueForm form(String name, Predicate<String> admits) {
        return ValueForm.of(TEXTS, "form." + name, admits);
    }

    static String orNothing(String words, Language language) {
        return TEXTS.get(language, "form.or-nothing", words);
    }

    private static boolean isZone(String value) {
        try {
            return value.equals(ZoneId.of(value).getId());
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isPath(String value) {
        try {
            return !value.isBlank()
                    && value.equals(value.strip())
                    && !Path.of(value).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Numbers alone: no name is looked up. */
    private static boolean isAddress(String value) {
        return IPV4.matcher(value).matches() || IPV6.matcher(value).matches() && isIpv6(value);
    }

    private static boolean isIpv6(String value) {
        try {
            // What has a colon is read as an address or refused, never looked up.
            return InetAddress.getByName(value) != null;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
