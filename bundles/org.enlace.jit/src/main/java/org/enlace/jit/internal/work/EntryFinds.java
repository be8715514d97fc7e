package org.enlace.jit.internal.work;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.jit.internal.work.EntryStore.Stored;
import org.enlace.jit.internal.work.EntryStore.Touched;
import org.enlace.jit.work.Content;
import org.enlace.jit.work.EntryKind;
import org.enlace.jit.work.Field;
import org.enlace.jit.work.FieldType;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;

/** Entries as the search takes them in: what everybody may read of them who may read them at all. */
public final class EntryFinds {
    private final EntryStore store;
    private final Masks masks;
    private final Victims victims;

    /** @param own the country of the node */
    public EntryFinds(EntryStores stores, CountryCode own) {
        store = stores.entries();
        masks = new Masks(own);
        victims = new Victims(stores);
    }

    /** @param gone whether it was taken back */
    public record Find(
            RecordId id,
            RecordId team,
            CountryCode owner,
            Instant at,
            String title,
            String body,
            Set<String> keywords,
            boolean gone) {}

    public List<Find> changedAfter(Instant changed, Optional<RecordId> id, int limit) {
        List<Touched> all = store.touchedAfter(changed, id.orElse(null), limit);
        Map<RecordId, VictimWords> words = new HashMap<>();
        Function<Stored, Content> common =
                one -> words.computeIfAbsent(one.entry().team(), victims::of)
                        .hide(one.entry().kind(), masks.common(one), owner -> true)
                        .shown();
        Map<RecordId, String> titles = new Titles(common, store::find)
                .of(all.stream().map(Touched::stored).toList(), common);
        return all.stream()
                .map(one -> find(one, titles.get(one.stored().id()), common.apply(one.stored())))
                .toList();
    }

    private static Find find(Touched one, String title, Content content) {
        Stored stored = one.stored();
        EntryKind kind = stored.entry().kind();
        String body = kind.fields().stream()
                .filter(field -> field.type() == FieldType.LINE || field.type() == FieldType.TEXT)
                .flatMap(field -> content.all(field.name()).stream())
                .collect(Collectors.joining("\n"));
        Set<String> keywords = kind.fields().stream()
                .filter(Field::key)
                .flatMap(field -> content.all(field.name()).stream())
                .collect(Collectors.toSet());
        return new Find(
                stored.id(),
                stored.entry().team(),
                stored.entry().owner(),
                one.at(),
                title,
                body,
                keywords,
                one.takenBack());
    }
}
