package org.enlace.files.internal;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Endings that the names of files of a type have. Under another ending, a machine would open a file as what it is not, or run it. */
final class Endings {
    private static final Map<String, Set<String>> OF = Map.ofEntries(
            Map.entry("application/octet-stream", Set.of("bin")),
            Map.entry("application/pdf", Set.of("pdf")),
            Map.entry("application/rtf", Set.of("rtf")),
            Map.entry("application/zip", Set.of("zip")),
            Map.entry("application/msword", Set.of("doc")),
            Map.entry("application/vnd.ms-excel", Set.of("xls")),
            Map.entry("application/vnd.ms-powerpoint", Set.of("ppt")),
            Map.entry("application/vnd.oasis.opendocument.text", Set.of("odt")),
            Map.entry("application/vnd.oasis.opendocument.spreadsheet", Set.of("ods")),
            Map.entry("application/vnd.oasis.opendocument.presentation", Set.of("odp")),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Set.of("docx")),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Set.of("xlsx")),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", Set.of("pptx")),
            Map.entry("image/gif", Set.of("gif")),
            Map.entry("image/jpeg", Set.of("jpg", "jpeg", "jpe", "jfif")),
            Map.entry("image/png", Set.of("png")),
            Map.entry("image/tiff", Set.of("tif", "tiff")),
            Map.entry("image/webp", Set.of("webp")),
            Map.entry("text/html", Set.of("html", "htm")),
            Map.entry("text/plain", Set.of("txt", "text", "log", "md", "csv", "tsv")));

    private Endings() {}

    /** Whether a name ends as those of the type do. A type that is not known here has no ending. */
    static boolean agree(String type, String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.indexOf('.') >= 0 && OF.getOrDefault(type, Set.of()).contains(ending);
    }

    /** How names of the type end, for a person. */
    static String of(String type) {
        return OF.getOrDefault(type, Set.of()).stream()
                .sorted()
                .map(ending -> "." + ending)
                .collect(Collectors.joining(", "));
    }
}
