package org.enlace.jit.internal.bundle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.enlace.files.Files;
import org.enlace.files.StoredFile;
import org.enlace.jit.agreement.CanonicalJson;
import org.enlace.jit.bundle.BundleRequest;
import org.enlace.jit.bundle.Carried;
import org.enlace.jit.bundle.Carried.Coded;
import org.enlace.jit.bundle.Carried.Identity;
import org.enlace.jit.bundle.Carried.Place;
import org.enlace.jit.custody.SealedEvent;
import org.enlace.jit.internal.Desks;
import org.enlace.jit.internal.work.EventWords;
import org.enlace.jit.internal.work.NamedVictim;
import org.enlace.jit.work.Entry;
import org.enlace.jit.work.Seen;
import org.enlace.platform.Caller;
import org.enlace.platform.HandlingCode;
import org.enlace.platform.Hashing;
import org.enlace.platform.RecordId;

/**
 * Finds what a bundle makes known to a court, and which of its files are damaged. Victims are found in texts and names of files, as they are
 * everywhere else; what files contain is not searched.
 */
public final class Reviews {
    /** How many bytes of files are compared with their hashes while somebody waits; all of them are when the bundle is made. */
    private static final long COMPARED = 64_000_000;

    private final Supplier<Desks> desks;
    private final Exhibits exhibits;
    private final Supplier<Files> files;

    public Reviews(Supplier<Desks> desks, Exhibits exhibits, Supplier<Files> files) {
        this.desks = desks;
        this.exhibits = exhibits;
        this.files = files;
    }

    Exhibits exhibits() {
        return exhibits;
    }

    /** @throws org.enlace.platform.Refusal and {@link org.enlace.platform.NotFound} as {@link Exhibits#of} */
    Review of(RecordId team, BundleRequest request, Caller caller) {
        List<Exhibit> items = exhibits.of(team, request, caller);
        Carried carried = carried(team, request, items, caller);
        return new Review(items, carried, broken(items, caller), digest(items, carried));
    }

    private List<Review.Broken> broken(List<Exhibit> items, Caller caller) {
        List<RecordId> ids = items.stream()
                .flatMap(one -> one.files().stream())
                .map(StoredFile::id)
                .toList();
        Set<RecordId> damaged = ids.isEmpty() ? Set.of() : files.get().damaged(ids, COMPARED, caller);
        return items.stream()
                .flatMap(item -> item.files().stream()
                        .filter(file -> damaged.contains(file.id()))
                        .map(file -> Review.Broken.of(item, file)))
                .toList();
    }

    /** What some items make known. */
    Carried carried(RecordId team, BundleRequest request, List<Exhibit> items, Caller caller) {
        Found found = new Found(desks.get().work().items().named(team, caller), new HashSet<>());
        List<Coded> codes = new ArrayList<>();
        found.look("", Place.COURT, Stream.of(request.court(), request.reference()));
        request.withheld().forEach(one -> found.look("", Place.WITHHELD, Stream.of(one.words())));
        for (Exhibit item : items) {
            String number = item.number();
            found.look(number, Place.ITEM, texts(item.entry()));
            found.look(
                    number,
                    Place.CUSTODY,
                    item.log().events().stream().map(SealedEvent::event).flatMap(EventWords::texts));
            found.look(number, Place.FILE, item.files().stream().map(file -> file.name()
                    .value()));
            found.look(number, Place.FILE, item.missing().stream().flatMap(file -> file.name().stream()));
            codes.add(coded(number, item.entry()));
            for (Seen one : item.permissions()) {
                found.look(number, Place.PERMISSION, texts(one.entry()));
                codes.add(coded(number, one.entry()));
            }
            for (Translated one : item.translations()) {
                if (one.paper().isPresent()) {
                    found.look(number, Place.TRANSLATION, texts(one.told()));
                    codes.add(coded(number, one.told()));
                }
            }
        }
        return new Carried(List.copyOf(found.identities()), codes);
    }

    /** The victims who are named in what was looked at. */
    private record Found(Function<String, Set<NamedVictim>> victims, Set<Identity> identities) {
        void look(String number, Place place, Stream<String> texts) {
            texts.flatMap(text -> victims.apply(text).stream())
                    .map(one -> new Identity(one.entry(), one.country(), one.code(), number, place))
                    .forEach(identities::add);
        }
    }

    private static Stream<String> texts(Entry entry) {
        return Stream.concat(
                entry.content().values().values().stream().flatMap(List::stream),
                entry.handling().condition().stream());
    }

    private static Coded coded(String number, Entry entry) {
        return new Coded(number, entry.kind().token(), entry.owner(), entry.handling());
    }

    /** What an approval names: the same whoever sees the items whole, and another as soon as one of them, or what it makes known, is. */
    static String digest(List<Exhibit> items, Carried carried) {
        Map<String, Object> tree = new TreeMap<>();
        tree.put("scope", ScopeText.of(Exhibits.scope(items)));
        tree.put(
                "identities",
                carried.identities().stream()
                        .map(one -> List.of(
                                one.entry().toString(), one.item(), one.place().token()))
                        .toList());
        tree.put("codes", carried.codes().stream().map(Reviews::coded).toList());
        return Hashing.sha256(CanonicalJson.of(tree));
    }

    private static List<Object> coded(Coded one) {
        return List.of(
                one.item(),
                one.kind(),
                one.provider().value(),
                one.handling().codes().stream().map(HandlingCode::name).toList(),
                one.handling().condition().orElse(""));
    }
}
