package org.enlace.audit.internal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.enlace.audit.AuditProofs;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.InboxUse;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One item in the inbox of all who may verify the log, for as long as it is not whole. */
@Component(service = {InboxUse.class, Damages.Notice.class})
public final class DamageItem implements InboxUse, Damages.Notice {
    private static final Logger LOG = LoggerFactory.getLogger(DamageItem.class);
    private static final Texts TEXTS = Texts.of(DamageItem.class);
    private static final String USE = "audit";
    private static final String KEY = "damaged";
    private static final String TEXT = "inbox.audit.damaged";

    /** The log itself, which is no record. */
    private static final RecordId TRAIL = new RecordId(new UUID(0x7000, 0x8000000000000000L));

    private final Inbox inbox;

    /** What was found while there was no inbox is put into it now. */
    @Activate
    public DamageItem(@Reference Inbox inbox, @Reference AuditStore store) {
        this.inbox = inbox;
        try {
            store.reading(() -> store.checks().damage()).ifPresent(this::found);
        } catch (RuntimeException e) {
            LOG.error("What is wrong with the audit could not be put into the inbox; health and doctor tell of it", e);
        }
    }

    @Override
    public void found(Damage damage) {
        inbox.put(new InboxItem(
                USE,
                KEY,
                TRAIL,
                ItemKind.REVIEW,
                new Recipient.Holders(AuditProofs.VERIFY, Set.of()),
                TEXT,
                List.of(Long.toString(damage.count())),
                "/audit/verification"));
    }

    @Override
    public void verifiedWhole() {
        inbox.done(USE, KEY);
    }

    @Override
    public String name() {
        return USE;
    }

    @Override
    public String label(Language language) {
        return TEXTS.get(language, "menu");
    }

    @Override
    public Permission read() {
        return AuditProofs.VERIFY;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return records;
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        return TEXTS.get(caller.language(), text, arguments.toArray());
    }
}
