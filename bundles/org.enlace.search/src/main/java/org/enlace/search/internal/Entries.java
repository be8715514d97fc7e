package org.enlace.search.internal;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.enlace.platform.RecordId;
import org.enlace.platform.contribution.SearchSource;

/** Turns what a source offers into an entry of the index. */
final class Entries {
    /** Lucene's longest exact value is 32 766 bytes; nothing that long is a facet. */
    private static final int LONGEST_FACET = 1000;

    private Entries() {}

    static Term key(RecordId id) {
        return new Term(Fields.ID, id.toString());
    }

    static Document of(String source, SearchSource.Document record) {
        Document entry = new Document();
        String id = record.id().toString();
        entry.add(new StringField(Fields.ID, id, Field.Store.YES));
        entry.add(new SortedDocValuesField(Fields.ID, new BytesRef(id)));
        entry.add(new NumericDocValuesField(Fields.CHANGED, record.changed().toEpochMilli()));
        entry.add(new StoredField(Fields.SOURCE, source));
        entry.add(new StoredField(Fields.PATH, record.path()));
        Readers.of(record.readers())
                .forEach(reader -> entry.add(new StringField(Fields.READER, reader, Field.Store.NO)));
        if (record.readers().restricted()) {
            entry.add(new StoredField(Fields.RESTRICTED, "yes"));
        }
        record.texts().forEach((language, text) -> {
            add(entry, Fields.title(language), text.title());
            add(entry, Fields.body(language), text.body());
        });
        record.keywords().forEach(keyword -> add(entry, Fields.KEYWORDS, keyword));
        record.facets().forEach((key, values) -> values.stream()
                .filter(value -> value.length() <= LONGEST_FACET)
                .forEach(value -> entry.add(new StringField(Fields.facet(key), value, Field.Store.NO))));
        return entry;
    }

    private static void add(Document entry, String field, String text) {
        if (text != null && !text.isBlank()) {
            entry.add(new TextField(field, text, Field.Store.YES));
        }
    }
}
