package org.enlace.jit.internal.web.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.Place;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NotFound;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.SearchableList;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The entries of a team, for the searches that its members save. Of a team that somebody is not of, or no longer, it finds nothing and
 * says nothing, not even what it is called.
 */
@Component(service = SearchableList.class)
public final class EntryList implements SearchableList {
    static final String NAME = "jit-entries";
    private static final String TEAM = "team";

    private final Texts texts = Texts.of(EntryList.class);
    private final Supplier<Desks> desks;

    @Activate
    public EntryList(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        this.desks = new Lazily<>(desks);
    }

    EntryList(Supplier<Desks> desks) {
        this.desks = desks;
    }

    /** What is kept of a filter. */
    static Map<String, String> saved(RecordId team, EntryFilter filter) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(TEAM, team.toString());
        all.putAll(filter.parameters());
        return all;
    }

    private static EntryFilter read(Map<String, String> filter) {
        return EntryFilter.of(
                filter.getOrDefault("area", ""),
                filter.getOrDefault("kind", ""),
                filter.getOrDefault("q", ""),
                filter.getOrDefault("country", ""),
                filter.getOrDefault("nature", ""));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Permission permission() {
        return JitPermissions.READ;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "work.saved");
    }

    @Override
    public Map<String, String> filter(Map<String, String> parameters) {
        return saved(RecordId.parse(parameters.get(TEAM)), read(parameters));
    }

    @Override
    public String path(Map<String, String> filter) {
        Map<String, String> rest = new LinkedHashMap<>(filter);
        RecordId team = RecordId.parse(rest.remove(TEAM));
        return EntryFilter.address(WorkWay.at(team) + "/entries", rest);
    }

    @Override
    public List<String> words(Map<String, String> filter, Language language) {
        EntryFilter read = read(filter);
        List<String> words = new ArrayList<>();
        words.add(read.kind()
                .map(kind -> texts.get(language, "entry.kind." + kind.token() + ".many"))
                .orElseGet(() -> texts.get(language, "entry.area." + read.area().token())));
        if (!read.words().isEmpty()) {
            words.add(texts.get(language, "filter.words", read.words()));
        }
        read.country()
                .ifPresent(code -> words.add(texts.get(
                        language,
                        "work.filter.country.is",
                        desks.get().countries().name(code, language))));
        read.nature().ifPresent(one -> words.add(texts.get(language, "work.nature." + one.token())));
        return words;
    }

    /** Of the newest written, those changed last: a change to what was written before them is not found. */
    @Override
    public Optional<List<Match>> newest(Map<String, String> filter, int limit, Caller caller) {
        caller.require(permission());
        RecordId team = RecordId.parse(filter.get(TEAM));
        try {
            return Optional.of(
                    desks
                            .get()
                            .entries()
                            .list(team, read(filter).query(true), Place.FIRST, limit, caller)
                            .items()
                            .stream()
                            .map(EntryList::match)
                            .sorted(Comparator.comparing(Match::changed).reversed())
                            .toList());
        } catch (NotFound notOfIt) {
            return Optional.of(List.of());
        }
    }

    private static Match match(Seen seen) {
        Entry entry = seen.entry();
        return new Match(entry.id(), entry.changed(), seen.title(), Optional.empty(), WorkWords.path(entry));
    }
}
