package org.enlace.reference.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.reference.ReferenceSet;

/**
 * What records say of one another, over all sets as they would stand together. A country is one of the network, or one that ISO
 * 3166-1 knows: bodies have their seat, and borders their other side, outside the network too.
 */
final class Links {
    private final Map<ReferenceSet, List<ReferenceRecord>> sets;
    private final Set<String> countries = new HashSet<>(Arrays.asList(Locale.getISOCountries()));
    private final Set<String> crimeTypes;
    private final Map<String, ReferenceRecord> organisations;

    /** @param sets each with records that keep to {@link Rules} */
    Links(Map<ReferenceSet, List<ReferenceRecord>> sets) {
        this.sets = sets;
        sets.get(ReferenceSet.COUNTRIES).forEach(each -> countries.add(each.text("iso2")));
        crimeTypes = sets.get(ReferenceSet.ICCS).stream()
                .map(each -> each.text("code"))
                .collect(Collectors.toSet());
        organisations = sets.get(ReferenceSet.ORGANISATIONS).stream()
                .collect(Collectors.toMap(ReferenceRecord::id, each -> each, (first, second) -> first));
    }

    /** Every link that leads nowhere. */
    List<BadRecord> broken() {
        List<BadRecord> broken = new ArrayList<>();
        for (ReferenceRecord each : sets.get(ReferenceSet.ICCS)) {
            String parent = each.textOrNull("parent");
            if (parent != null && !crimeTypes.contains(parent)) {
                broken.add(each.wrong("parent", "is " + parent + ", which no record has as its code"));
            }
        }
        for (ReferenceRecord each : sets.get(ReferenceSet.ORGANISATIONS)) {
            String country = each.textOrNull("country");
            if (country != null) {
                country(each, "country", country, broken);
            }
            parent(each, broken);
            for (Object code : (List<?>) each.fields().get("competences")) {
                if (!crimeTypes.contains(code)) {
                    broken.add(each.wrong("competences", "holds \"" + code + "\", which is no code of iccs.json"));
                }
            }
        }
        for (ReferenceRecord each : sets.get(ReferenceSet.BORDER_CROSSINGS)) {
            each.texts("countries").forEach(country -> country(each, "countries", country, broken));
        }
        return broken;
    }

    private void country(ReferenceRecord each, String field, String code, List<BadRecord> broken) {
        if (!countries.contains(code)) {
            broken.add(each.wrong(
                    field, "names \"" + code + "\", which is neither in countries.json nor a code of ISO 3166-1"));
        }
    }

    private void parent(ReferenceRecord each, List<BadRecord> broken) {
        Set<String> above = new HashSet<>(Set.of(each.id()));
        ReferenceRecord at = each;
        for (String parent = each.textOrNull("parent"); parent != null; parent = at.textOrNull("parent")) {
            at = organisations.get(parent);
            if (at == null) {
                if (parent.equals(each.textOrNull("parent"))) {
                    broken.add(each.wrong("parent", "is \"" + parent + "\", which is no id of organisations.json"));
                }
                return;
            }
            if (!above.add(parent)) {
                broken.add(each.wrong("parent", "leads back to \"" + parent + "\"; a body stands below others only"));
                return;
            }
        }
    }
}
