package org.enlace.drafts.internal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.drafts.Draft;
import org.enlace.drafts.Drafts;
import org.enlace.drafts.FormAddress;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts the use cases together, once the database answers and the audit writes. */
@Component(service = Drafts.class)
public final class DraftsComponent implements Drafts {
    private final Drafts book;

    @Activate
    public DraftsComponent(@Reference DraftStore store, @Reference Transactions transactions, @Reference Audit audit) {
        book = new DraftBook(store, transactions, audit, Clock.systemUTC());
    }

    @Override
    public Optional<Draft> find(FormAddress form, Caller caller) {
        return book.find(form, caller);
    }

    @Override
    public Draft keep(FormAddress form, Map<String, List<String>> fields, Caller caller) {
        return book.keep(form, fields, caller);
    }

    @Override
    public void discard(FormAddress form, Caller caller) {
        book.discard(form, caller);
    }
}
