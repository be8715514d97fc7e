package org.enlace.configuration.internal;

/** Blanks the comments of a JSON text, so that lines and columns stay where they are. */
final class Comments {
    private Comments() {}

    static String blanked(String text) {
        if (text.indexOf("//") < 0 && text.indexOf("/*") < 0) {
            return text;
        }
        char[] chars = text.toCharArray();
        int i = 0;
        while (i < chars.length) {
            if (chars[i] == '"') {
                i = afterString(text, i);
            } else if (chars[i] == '/' && i + 1 < chars.length && chars[i + 1] == '/') {
                while (i < chars.length && chars[i] != '\n') {
                    chars[i++] = ' ';
                }
            } else if (chars[i] == '/' && i + 1 < chars.length && chars[i + 1] == '*') {
                int end = text.indexOf("*/", i + 2);
                int stop = end < 0 ? chars.length : end + 2;
                for (; i < stop; i++) {
                    chars[i] = chars[i] == '\n' ? '\n' : ' ';
                }
            } else {
                i++;
            }
        }
        return new String(chars);
    }

    /** Just behind the string whose quotation mark opens here. */
    static int afterString(String text, int start) {
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != '"' && text.charAt(i) != '\n') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }
}
