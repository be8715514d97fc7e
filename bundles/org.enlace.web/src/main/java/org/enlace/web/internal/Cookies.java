package org.enlace.web.internal;

/** Reads one cookie out of the header as browsers send it. */
final class Cookies {
    private Cookies() {}

    /**
     * The value of the first cookie with a name.
     *
     * @param header what stands in {@code Cookie}, or null
     * @return null when there is none
     */
    static String value(String header, String name) {
        if (header == null) {
            return null;
        }
        int from = 0;
        while (from < header.length()) {
            int end = header.indexOf(';', from);
            if (end < 0) {
                end = header.length();
            }
            while (from < end && header.charAt(from) == ' ') {
                from++;
            }
            int equals = from + name.length();
            if (equals < end && header.charAt(equals) == '=' && header.startsWith(name, from)) {
                return header.substring(equals + 1, end).strip();
            }
            from = end + 1;
        }
        return null;
    }
}
