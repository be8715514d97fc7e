package org.enlace.comments.internal;

import java.time.Clock;
import java.util.List;
import org.enlace.comments.CommentUse;
import org.enlace.comments.Comments;
import org.enlace.documents.Markdown;
import org.enlace.identity.Directory;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxUse;
import org.enlace.platform.Audit;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.ModuleDoor;
import org.enlace.platform.contribution.RecordReaders;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Puts the use cases together, once the database answers and the audit writes. */
@Component(
        service = {},
        immediate = true)
public final class CommentsComponent {
    private final List<ServiceRegistration<?>> offered;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<CommentUse> uses;

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ModuleDoor> doors;

    @Activate
    public CommentsComponent(
            BundleContext context,
            @Reference CommentStore store,
            @Reference Directory directory,
            @Reference Inbox inbox,
            @Reference Markdown markdown,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit) {
        Records records = new Records(() -> there(uses), () -> there(doors), audit);
        Mentions mentions = new Mentions(inbox, store, records, directory);
        Comments book = new CommentBook(
                store, records, directory, mentions, markdown, transactions, ids, audit, Clock.systemUTC());
        offered = List.of(
                context.registerService(Comments.class, book, null),
                context.registerService(Records.class, records, null),
                context.registerService(RecordReaders.class, records::mayRead, null),
                context.registerService(InboxUse.class, mentions, null));
    }

    /** They come after the constructor. */
    private static <T> List<T> there(List<T> services) {
        return services == null ? List.of() : services;
    }

    @Deactivate
    void withdraw() {
        offered.forEach(ServiceRegistration::unregister);
    }
}
