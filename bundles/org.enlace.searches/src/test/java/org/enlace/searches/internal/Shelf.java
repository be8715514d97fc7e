package org.enlace.searches.internal;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.SearchableList;

/** A list of a module, narrowed by the colour of its records, some of which only some may know of. */
class Shelf implements SearchableList {
    static final Permission READ = new Permission("shelf.read");

    private record Book(RecordId id, String title, String colour, Instant changed, NeedToKnow readers) {}

    private final Map<RecordId, Book> books = new ConcurrentHashMap<>();
    boolean building;
    boolean redKnown = true;
    RuntimeException failure;

    static RecordId id(int number) {
        return new RecordId(new UUID(0x0190000000007000L, 0x8000000000000000L | number));
    }

    void put(int number, String colour, Instant changed) {
        put(number, colour, changed, NeedToKnow.OPEN);
    }

    void put(int number, String colour, Instant changed, NeedToKnow readers) {
        books.put(id(number), new Book(id(number), "Book " + number, colour, changed, readers));
    }

    /** Who may know of it is another matter than when it was changed. */
    void share(int number, NeedToKnow readers) {
        Book book = books.get(id(number));
        put(number, book.colour(), book.changed(), readers);
    }

    static NeedToKnow only(String officer) {
        return new NeedToKnow(java.util.Set.of(new OfficerId(officer)), java.util.Set.of());
    }

    @Override
    public String name() {
        return "shelf";
    }

    @Override
    public Permission permission() {
        return READ;
    }

    @Override
    public String label(Language language) {
        return "Shelf";
    }

    @Override
    public Map<String, String> filter(Map<String, String> parameters) {
        String colour = parameters.getOrDefault("colour", "");
        if (!colour.isEmpty() && !(redKnown && colour.equals("red")) && !colour.equals("blue")) {
            throw new Refusal("shelf.colour", "There is no colour \"" + colour + "\"", colour);
        }
        return colour.isEmpty() ? Map.of() : Map.of("colour", colour);
    }

    @Override
    public String path(Map<String, String> filter) {
        return "/shelf?" + FilterText.write(filter);
    }

    @Override
    public List<String> words(Map<String, String> filter, Language language) {
        return filter.isEmpty() ? List.of() : List.of("Colour: " + filter.get("colour"));
    }

    @Override
    public Optional<List<Match>> newest(Map<String, String> filter, int limit, Caller caller) {
        caller.require(READ);
        if (failure != null) {
            throw failure;
        }
        if (building) {
            return Optional.empty();
        }
        return Optional.of(books.values().stream()
                .filter(book -> filter.isEmpty() || book.colour().equals(filter.get("colour")))
                .filter(book -> book.readers().admits(caller))
                .sorted(Comparator.comparing(Book::changed)
                        .thenComparing(Book::id)
                        .reversed())
                .limit(limit)
                .map(book -> new Match(
                        book.id(), book.changed(), book.title(), Optional.of(Language.EN), "/shelf/" + book.id()))
                .toList());
    }
}
