package org.enlace.modules.internal.catalogue;

import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.enlace.modules.internal.archive.Archive;
import org.enlace.modules.internal.archive.JsonText;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * What the maker of module archives offers, as signed: all of it in one index, so that nobody can put archives of different
 * times together.
 *
 * @param name    what the catalogue is called, the same in all its versions
 * @param version a number that grows with each
 * @param issued  when it was made
 * @param expires when it is no longer believed
 * @param offers  the archives, each module in each version once
 */
record Catalogue(String name, long version, Instant issued, Instant expires, List<Offer> offers) {
    static final String MEMBER = "catalogue.json";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}\\.zip");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    Catalogue {
        offers = List.copyOf(offers);
    }

    /** @throws Refusal {@code module.catalogue-form} naming what is wrong in it */
    static Catalogue read(byte[] bytes, String shown) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return of(JsonText.object(text));
        } catch (CharacterCodingException e) {
            throw malformed(shown, "it is not UTF-8 text");
        } catch (JsonException
                | DateTimeException
                | IllegalArgumentException
                | NullPointerException
                | ClassCastException
                | ArithmeticException e) {
            throw malformed(shown, String.valueOf(e.getMessage()));
        }
    }

    private static Catalogue of(JsonObject json) {
        String name = matching(NAME, json.getString("catalogue"), "the name");
        long version = whole(json.getJsonNumber("version"), "version");
        Instant issued = Instant.parse(json.getString("issued"));
        Instant expires = Instant.parse(json.getString("expires"));
        if (!expires.isAfter(issued)) {
            throw new IllegalArgumentException("it expires before it is issued");
        }
        List<Offer> offers = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonObject module : json.getJsonArray("modules").getValuesAs(JsonObject.class)) {
            Offer offer = offer(name, module);
            if (!seen.add(offer.id() + " " + offer.version()) || !seen.add(offer.file())) {
                throw new IllegalArgumentException(
                        "it lists " + offer.id() + " " + offer.version() + " or the file " + offer.file() + " twice");
            }
            offers.add(offer);
        }
        return new Catalogue(name, version, issued, expires, offers);
    }

    private static Offer offer(String catalogue, JsonObject module) {
        Map<Language, String> title = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            title.put(language, module.getJsonObject("title").getString(language.tag()));
        }
        long size = whole(module.getJsonNumber("size"), "size");
        if (size > Archive.MAX_FILE) {
            throw new IllegalArgumentException("an archive of " + size + " bytes is larger than " + Archive.MAX_FILE);
        }
        return new Offer(
                catalogue,
                matching(NAME, module.getString("id"), "the module's id"),
                Version.parseVersion(module.getString("version")),
                matching(FILE, module.getString("file"), "the file's name"),
                size,
                matching(SHA256, module.getString("sha256"), "the SHA-256"),
                title,
                new VersionRange(module.getString("platform")));
    }

    private static long whole(JsonNumber number, String what) {
        long value = number.longValueExact();
        if (value < 1) {
            throw new IllegalArgumentException("\"" + what + "\" is " + value + ", and has to be 1 at least");
        }
        return value;
    }

    private static String matching(Pattern form, String text, String what) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException(what + " \"" + text + "\" is not as " + form + " has it");
        }
        return text;
    }

    private static Refusal malformed(String shown, String why) {
        return new Refusal(
                "module.catalogue-form",
                shown + " is signed, but no catalogue of modules: " + why + "; ask its maker for a sound one",
                shown,
                why);
    }
}
