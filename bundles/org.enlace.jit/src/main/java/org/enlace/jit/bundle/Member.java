package org.enlace.jit.bundle;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.files.Sha256;

/**
 * A file within a bundle.
 *
 * @param path   where it is: at most {@value #DEEPEST} names of letters, digits, points, dashes and underscores, of {@value #LONGEST}
 *               characters together; such that every system can unpack it beside the others and nowhere else
 * @param kind   what it is
 * @param item   the number of the item it is of; empty for what is of none
 * @param name   what it was called where it comes from; empty for what the bundle itself has written
 * @param size   in bytes, from 1
 * @param sha256 of its bytes
 */
public record Member(String path, Kind kind, Optional<String> item, Optional<String> name, long size, Sha256 sha256) {
    public static final int LONGEST = 200;
    public static final int DEEPEST = 4;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    /** What Windows takes for a device, whatever follows. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private static final Set<String> ENDS = Set.of(".", "-");

    /** What a member is. */
    public enum Kind {
        HOW_TO,
        INDEX,
        ITEM,
        CUSTODY,
        CUSTODY_SHEET,
        FILE,
        TRANSLATION,
        TRANSLATION_CERTIFICATE,
        AGREEMENT,
        AGREEMENT_TEXT,
        SIGNATURES,
        PERMISSION,
        TIME_STAMP,
        AUDIT,
        DISCLOSURE,
        KEY;

        /** The word used in texts and in the manifest. */
        public String token() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> of(String token) {
            return Arrays.stream(values())
                    .filter(one -> one.token().equals(token))
                    .findFirst();
        }
    }

    /** @throws IllegalArgumentException for a path that is no such path, or an empty member */
    public Member {
        requirePath(path);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sha256, "sha256");
        if (size < 1) {
            throw new IllegalArgumentException(path + " has nothing in it");
        }
    }

    /** Whether something can be the path of a member. */
    public static boolean path(String path) {
        String[] names = path.split("/", -1);
        return path.length() <= LONGEST
                && names.length <= DEEPEST
                && Arrays.stream(names)
                        .allMatch(name -> NAME.matcher(name).matches()
                                && !DEVICE.matcher(name).matches()
                                && ENDS.stream().noneMatch(name::endsWith));
    }

    static void requirePath(String path) {
        if (!path(path)) {
            throw new IllegalArgumentException("\"" + path + "\" is no path of a bundle");
        }
    }
}
