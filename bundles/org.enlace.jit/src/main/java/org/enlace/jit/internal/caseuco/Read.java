package org.enlace.jit.internal.caseuco;

import org.enlace.jit.caseuco.Exhibit;
import org.enlace.jit.custody.Custodian;
import org.enlace.jit.custody.CustodyEvent;
import org.enlace.jit.internal.work.EventWords;

/** What pages and the API would show of what happened, and nothing else. */
record Read(EventWords words) implements Exhibit.Reading {
    @Override
    public String text(CustodyEvent event, String text) {
        return words.of(event, text);
    }

    @Override
    public Custodian person(CustodyEvent event, Custodian person) {
        return words.of(event, person);
    }

    @Override
    public boolean whole(CustodyEvent event) {
        return words.whole(event);
    }
}
