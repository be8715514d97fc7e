package org.enlace.search.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.enlace.platform.Caller;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.OfficerId;
import org.enlace.platform.UnitId;

/**
 * For whom an entry is, as terms of the index. Every entry has at least one, and a caller finds only entries with one of theirs:
 * what is for somebody else is neither a hit nor counted.
 */
final class Readers {
    private static final String EVERYBODY = "*";

    private Readers() {}

    static List<String> of(NeedToKnow readers) {
        if (!readers.restricted()) {
            return List.of(EVERYBODY);
        }
        List<String> terms = new ArrayList<>();
        readers.officers().forEach(officer -> terms.add(readers.inPerson() ? inPerson(officer) : term(officer)));
        readers.units().forEach(unit -> terms.add(term(unit)));
        return terms;
    }

    static Query query(Caller caller) {
        List<BytesRef> terms = new ArrayList<>();
        terms.add(new BytesRef(EVERYBODY));
        terms.add(new BytesRef(term(caller.reader())));
        terms.add(new BytesRef(inPerson(caller.officer())));
        caller.unit().ifPresent(unit -> terms.add(new BytesRef(term(unit))));
        return new TermInSetQuery(Fields.READER, terms);
    }

    private static String term(OfficerId officer) {
        return "@" + officer;
    }

    private static String inPerson(OfficerId officer) {
        return "!" + officer;
    }

    private static String term(UnitId unit) {
        return "#" + unit;
    }
}
