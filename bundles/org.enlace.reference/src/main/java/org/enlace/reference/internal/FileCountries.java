package org.enlace.reference.internal;

import java.nio.file.Path;
import java.text.Collator;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.Refusal;
import org.enlace.reference.Countries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The countries of {@code countries.json}, read at their first use and again when another edition comes into force. */
@Component
public final class FileCountries implements Countries {
    /** Zones are kept by name: Java reads the rules of each that is made, and of all these one is asked for. */
    private record Listed(
            CountryCode code, Map<Language, String> names, List<String> zoneNames, Language platformLanguage)
            implements Country {
        @Override
        public String name(Language language) {
            return names.get(language);
        }

        @Override
        public List<ZoneId> zones() {
            return zoneNames.stream().map(ZoneId::of).toList();
        }
    }

    /** A language's order is made when somebody asks for it. */
    record Known(Map<CountryCode, Country> byCode, Map<Language, Once<List<Country>>> byName) {}

    private final Supplier<Known> known;

    @Activate
    public FileCountries(@Reference Editions editions) {
        known = () -> editions.now().countries().get();
    }

    FileCountries(Path file) {
        known = new Once<>(() -> read(file));
    }

    @Override
    public List<Country> all(Language language) {
        return known.get().byName().get(language).get();
    }

    @Override
    public Optional<Country> find(CountryCode code) {
        return Optional.ofNullable(known.get().byCode().get(code));
    }

    static Known read(Path file) {
        Map<CountryCode, Country> byCode = new LinkedHashMap<>();
        List<Country> offered = new ArrayList<>();
        new ReferenceFile(file).read(each -> {
            Country country = country(each);
            if (byCode.putIfAbsent(country.code(), country) != null) {
                throw each.wrong("iso2", "is " + country.code() + ", which another record has already");
            }
            return each.retired() || offered.add(country);
        });
        Map<Language, Once<List<Country>>> byName = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            byName.put(language, new Once<>(() -> ordered(offered, language)));
        }
        return new Known(byCode, byName);
    }

    private static List<Country> ordered(Collection<Country> countries, Language language) {
        Collator order = Collator.getInstance(language.locale());
        return countries.stream()
                .sorted(Comparator.comparing(country -> country.name(language), order))
                .toList();
    }

    static Country country(ReferenceRecord each) {
        String tag = each.text("platformLanguage");
        Language language = Language.of(tag)
                .orElseThrow(() ->
                        each.wrong("platformLanguage", "is \"" + tag + "\", but one of es, pt, en, fr is expected"));
        List<String> zones = List.copyOf(each.texts("timeZones"));
        for (String zone : zones) {
            if (!ZoneRulesProvider.getAvailableZoneIds().contains(zone)) {
                throw each.wrong("timeZones", "holds \"" + zone + "\", which is no IANA time zone this Java knows");
            }
        }
        return new Listed(code(each), each.names("name"), zones, language);
    }

    private static CountryCode code(ReferenceRecord each) {
        try {
            return new CountryCode(each.text("iso2"));
        } catch (Refusal refusal) {
            throw each.wrong("iso2", "is \"" + each.text("iso2") + "\", but two capital letters are expected");
        }
    }
}
