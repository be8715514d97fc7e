package org.enlace.reference.internal;

import java.nio.file.Path;
import java.text.Collator;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.Refusal;
import org.enlace.reference.Countries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The countries of {@code countries.json}, read at their first use. */
@Component
public final class FileCountries implements Countries {
    private record Listed(CountryCode code, Map<Language, String> names, List<ZoneId> zones, Language platformLanguage)
            implements Country {
        @Override
        public String name(Language language) {
            return names.get(language);
        }
    }

    private record Known(Map<CountryCode, Country> byCode, Map<Language, List<Country>> byName) {}

    private final Once<Known> known;

    @Activate
    public FileCountries(@Reference Node node) {
        this(node.home().resolve("config/reference/countries.json"));
    }

    FileCountries(Path file) {
        known = new Once<>(() -> read(file));
    }

    @Override
    public List<Country> all(Language language) {
        return known.get().byName().get(language);
    }

    @Override
    public Optional<Country> find(CountryCode code) {
        return Optional.ofNullable(known.get().byCode().get(code));
    }

    private static Known read(Path file) {
        Map<CountryCode, Country> byCode = new LinkedHashMap<>();
        new ReferenceFile(file).read(each -> {
            Country country = country(each);
            if (byCode.putIfAbsent(country.code(), country) != null) {
                throw each.wrong("iso2", "is " + country.code() + ", which another record has already");
            }
            return country;
        });
        Map<Language, List<Country>> byName = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Collator order = Collator.getInstance(language.locale());
            byName.put(
                    language,
                    byCode.values().stream()
                            .sorted(Comparator.comparing(country -> country.name(language), order))
                            .toList());
        }
        return new Known(Map.copyOf(byCode), byName);
    }

    private static Country country(ReferenceRecord each) {
        String tag = each.text("platformLanguage");
        Language language = Language.of(tag)
                .orElseThrow(() ->
                        each.wrong("platformLanguage", "is \"" + tag + "\", but one of es, pt, en, fr is expected"));
        List<ZoneId> zones =
                each.texts("timeZones").stream().map(name -> zone(each, name)).toList();
        return new Listed(code(each), each.names("name"), zones, language);
    }

    private static CountryCode code(ReferenceRecord each) {
        try {
            return new CountryCode(each.text("iso2"));
        } catch (Refusal refusal) {
            throw each.wrong("iso2", "is \"" + each.text("iso2") + "\", but two capital letters are expected");
        }
    }

    private static ZoneId zone(ReferenceRecord each, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw each.wrong("timeZones", "holds \"" + name + "\", which is no IANA time zone this Java knows");
        }
    }
}
