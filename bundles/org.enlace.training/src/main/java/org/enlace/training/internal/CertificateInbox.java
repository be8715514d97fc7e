package org.enlace.training.internal;

import java.util.List;
import java.util.Set;
import org.enlace.inbox.InboxUse;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.training.Trainings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells officers that there is a certificate for them. */
@Component(service = InboxUse.class)
public final class CertificateInbox implements InboxUse {
    private final TrainingStores stores;
    private final Texts texts = Texts.of(CertificateInbox.class);

    @Activate
    public CertificateInbox(@Reference TrainingStores stores) {
        this.stores = stores;
    }

    @Override
    public String name() {
        return CertificateNotices.USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "certificates.title");
    }

    @Override
    public Permission read() {
        return Trainings.READ;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return stores.certificates().valid(records);
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        return texts.get(caller.language(), text, arguments.toArray());
    }
}
