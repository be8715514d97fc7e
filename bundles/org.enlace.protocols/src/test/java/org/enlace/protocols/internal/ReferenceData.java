package org.enlace.protocols.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;

/** The shipped reference data, as far as the library asks for it. */
final class ReferenceData {
    static final Path FOLDER = Path.of("../../config/reference");
    static final Path PRACTICES = FOLDER.resolve("practices.json");

    private ReferenceData() {}

    static Facts facts() {
        return new Facts(countries(), crimeTypes(), new People());
    }

    static InputStream practices() {
        try {
            return Files.newInputStream(PRACTICES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> all(String file, String field) {
        try {
            Set<String> values = new HashSet<>();
            for (JsonNode node :
                    new ObjectMapper().readTree(FOLDER.resolve(file).toFile())) {
                values.add(node.get(field).textValue());
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> List<T> named(String file, String field, BiFunction<String, Map<Language, String>, T> made) {
        try {
            List<T> all = new ArrayList<>();
            for (JsonNode node :
                    new ObjectMapper().readTree(FOLDER.resolve(file).toFile())) {
                Map<Language, String> names = new EnumMap<>(Language.class);
                for (Language language : Language.values()) {
                    names.put(language, node.get("name").get(language.tag()).textValue());
                }
                all.add(made.apply(node.get(field).textValue(), names));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Countries countries() {
        Set<String> known = all("countries.json", "iso2");
        Countries.Country country = (Countries.Country) Proxy.newProxyInstance(
                ReferenceData.class.getClassLoader(),
                new Class<?>[] {Countries.Country.class},
                (p, m, a) -> m.getReturnType() == String.class
                        ? "Somewhere"
                        : m.getReturnType() == List.class ? List.of(ZoneId.of("America/Bogota")) : null);
        return new Countries() {
            @Override
            public List<Country> all(Language language) {
                return named("countries.json", "iso2", (code, names) -> (Country) Proxy.newProxyInstance(
                        ReferenceData.class.getClassLoader(),
                        new Class<?>[] {Country.class},
                        (p, m, a) -> m.getName().equals("code")
                                ? new CountryCode(code)
                                : m.getName().equals("name") ? names.get(a[0]) : null));
            }

            @Override
            public Optional<Country> find(CountryCode code) {
                return known.contains(code.value()) ? Optional.of(country) : Optional.empty();
            }
        };
    }

    static CrimeTypes crimeTypes() {
        Set<String> known = all("iccs.json", "code");
        return new CrimeTypes() {
            @Override
            public List<CrimeType> all() {
                return named("iccs.json", "code", (code, names) -> new CrimeType(code, 1, null, names));
            }

            @Override
            public Optional<CrimeType> find(String code) {
                return known.contains(code) ? Optional.of(new CrimeType(code, 1, null, Map.of())) : Optional.empty();
            }
        };
    }
}
