package org.enlace.inbox.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.identity.AccessToken;
import org.enlace.identity.AdministratorNotices;
import org.enlace.identity.Officers;
import org.enlace.identity.RoleName;
import org.enlace.inbox.Inbox;
import org.enlace.inbox.InboxItem;
import org.enlace.inbox.InboxUse;
import org.enlace.inbox.ItemKind;
import org.enlace.inbox.Recipient;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.RecordId;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Items that tell each administrator of the others. Each has their own: that one has seen it takes it from nobody else. */
@Component(service = {AdministratorNotices.class, InboxUse.class})
public final class AdministratorItems implements AdministratorNotices, InboxUse {
    private static final String USE = "administrators";

    private final Inbox inbox;
    private final RecordIds ids;
    private final Texts texts = Texts.of(AdministratorItems.class);

    @Activate
    public AdministratorItems(@Reference Inbox inbox, @Reference RecordIds ids) {
        this.inbox = inbox;
        this.ids = ids;
    }

    @Override
    public void made(OfficerId officer, OfficerId by, Set<OfficerId> told) {
        String text = officer.equals(by) ? "administrators.recovered" : "administrators.made";
        List<String> arguments = List.of(officer.value(), by.value());
        told.forEach(to -> inbox.put(item(to, text, arguments, "/officers/" + officer)));
    }

    @Override
    public void widened(RoleName role, OfficerId by, Set<OfficerId> told) {
        List<String> arguments = List.of(role.value(), by.value());
        told.forEach(to -> inbox.put(item(to, "administrators.role", arguments, "/officers/roles")));
    }

    @Override
    public void issued(AccessToken token, Set<OfficerId> told) {
        List<String> arguments =
                List.of(token.officer().value(), token.issuedBy().value(), token.label());
        told.forEach(to -> inbox.put(item(to, "administrators.token", arguments, "/officers/tokens")
                .shown(Optional.empty(), Optional.of(token.until()))));
    }

    private InboxItem item(OfficerId to, String text, List<String> arguments, String path) {
        RecordId id = ids.next();
        return new InboxItem(USE, id.toString(), id, ItemKind.NEWS, new Recipient.One(to), text, arguments, path);
    }

    @Override
    public String name() {
        return USE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "administrators.label");
    }

    @Override
    public Permission read() {
        return Officers.READ;
    }

    @Override
    public Set<RecordId> known(Set<RecordId> records, Caller caller) {
        return records;
    }

    @Override
    public String title(String text, List<String> arguments, Caller caller) {
        return texts.get(caller.language(), text, arguments.toArray());
    }
}
