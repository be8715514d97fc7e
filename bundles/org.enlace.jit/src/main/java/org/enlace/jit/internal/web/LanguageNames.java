package org.enlace.jit.internal.web;

import java.text.Collator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.enlace.jit.work.Contents;
import org.enlace.platform.Language;

/** What languages that documents are written in are called, in the language of the reader. */
public final class LanguageNames {
    /** Languages of the region that have no code of two letters: Mapudungun, Nahuatl, K'iche'. */
    private static final List<String> REGION = List.of("arn", "nah", "quc");

    private LanguageNames() {}

    /** @param code of ISO 639; told as it is where it has no name here */
    public static String of(String code, Language reader) {
        return Locale.forLanguageTag(code).getDisplayLanguage(reader.locale());
    }

    /** Those that can be chosen: names by their codes, in the order of the names. */
    public static Map<String, String> all(Language reader) {
        List<String> codes = new ArrayList<>(Stream.concat(Stream.of(Locale.getISOLanguages()), REGION.stream())
                .toList());
        Collator order = Collator.getInstance(reader.locale());
        codes.removeIf(code -> of(code, reader).equals(code) || Contents.FORMER_LANGUAGES.containsKey(code));
        codes.sort((one, other) -> order.compare(of(one, reader), of(other, reader)));
        Map<String, String> names = new LinkedHashMap<>();
        codes.forEach(code -> names.put(code, of(code, reader)));
        return names;
    }
}
