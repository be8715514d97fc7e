package org.enlace.training.internal.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.persistence.Statements;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.training.Part;
import org.enlace.training.Place;
import org.enlace.training.Stamp;
import org.enlace.training.outcome.Subject;

/** How columns hold what several tables have. */
final class Columns {
    private Columns() {}

    static Stamp stamp(ResultSet row, String name) throws SQLException {
        return new Stamp(new OfficerId(row.getString(name + "_by")), Statements.instant(row.getLong(name)));
    }

    static RecordId id(ResultSet row, String column) throws SQLException {
        return RecordId.parse(row.getString(column));
    }

    /** Of the columns series and meeting. */
    static Subject subject(ResultSet row) throws SQLException {
        String meeting = row.getString("meeting");
        return new Subject(id(row, "series"), Optional.ofNullable(meeting).map(RecordId::parse));
    }

    static String languages(List<Language> languages) {
        return languages.stream().map(Language::tag).collect(Collectors.joining(" "));
    }

    static List<Language> languages(String tags) {
        return words(tags).stream().map(Columns::language).toList();
    }

    static Language language(String tag) {
        return Language.of(tag).orElseThrow(() -> new IllegalStateException("No language \"" + tag + "\""));
    }

    static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    /**
     * The part of a list that was asked for, of rows of which one more was read than is shown: whether there is one tells whether
     * the list goes on. Where it was read backwards it is turned round.
     */
    static <T> Part<T> part(Place place, int size, List<T> found, Function<T, RecordId> key) {
        boolean more = found.size() > size;
        List<T> shown = new ArrayList<>(found.subList(0, Math.min(size, found.size())));
        if (place.before()) {
            Collections.reverse(shown);
        }
        if (shown.isEmpty()) {
            return new Part<>(shown, Optional.empty(), Optional.empty());
        }
        boolean earlier = place.before() ? more : place.key().isPresent();
        boolean later = place.before() || more;
        RecordId first = key.apply(shown.get(0));
        RecordId last = key.apply(shown.get(shown.size() - 1));
        return new Part<>(
                shown, earlier ? Optional.of(first) : Optional.empty(), later ? Optional.of(last) : Optional.empty());
    }
}
