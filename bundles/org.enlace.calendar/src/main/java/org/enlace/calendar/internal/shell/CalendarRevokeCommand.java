package org.enlace.calendar.internal.shell;

import java.util.List;
import org.enlace.calendar.Feeds;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code calendar:revoke}: every address of an officer is worth nothing any more. */
@Component(service = Command.class)
public final class CalendarRevokeCommand implements Command {
    private final ComponentServiceObjects<Feeds> feeds;

    @Activate
    public CalendarRevokeCommand(@Reference(service = Feeds.class) ComponentServiceObjects<Feeds> feeds) {
        this.feeds = feeds;
    }

    @Override
    public String scope() {
        return "calendar";
    }

    @Override
    public String name() {
        return "revoke";
    }

    @Override
    public String summary() {
        return "revoke every address by which calendar programs read an officer's dates";
    }

    @Override
    public Permission permission() {
        return new Permission("officers.manage");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("officer", "whose addresses", true, false));
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public String example() {
        return "calendar:revoke officer";
    }

    @Override
    public int run(Invocation invocation) {
        Feeds desk = feeds.getService();
        try {
            OfficerId officer = new OfficerId(invocation.arguments().get(0));
            invocation.out().println("Revoked: " + desk.revokeAll(officer, invocation.caller()));
            return 0;
        } finally {
            feeds.ungetService(desk);
        }
    }
}
