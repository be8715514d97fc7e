package org.enlace.files.internal;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** What people call media types, in every language the same: by the usual ending of their files. */
public final class TypeNames {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("application/pdf", "PDF"),
            Map.entry("application/rtf", "RTF"),
            Map.entry("application/zip", "ZIP"),
            Map.entry("application/msword", "DOC"),
            Map.entry("application/vnd.ms-excel", "XLS"),
            Map.entry("application/vnd.ms-powerpoint", "PPT"),
            Map.entry("application/vnd.oasis.opendocument.text", "ODT"),
            Map.entry("application/vnd.oasis.opendocument.spreadsheet", "ODS"),
            Map.entry("application/vnd.oasis.opendocument.presentation", "ODP"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"),
            Map.entry("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
            Map.entry("application/vnd.openxmlformats-officedocument.presentationml.presentation", "PPTX"),
            Map.entry("image/gif", "GIF"),
            Map.entry("image/jpeg", "JPEG"),
            Map.entry("image/png", "PNG"),
            Map.entry("image/tiff", "TIFF"),
            Map.entry("image/webp", "WebP"),
            Map.entry("text/html", "HTML"),
            Map.entry("text/plain", "TXT"));

    private TypeNames() {}

    /** Its name; the type itself where it has none. */
    public static String of(String type) {
        return NAMES.getOrDefault(type, type);
    }

    static String of(Collection<String> types) {
        return types.stream().map(TypeNames::of).sorted().collect(Collectors.joining(", "));
    }
}
