package org.enlace.calendar.internal.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.enlace.calendar.Feed;
import org.enlace.calendar.Feeds;
import org.enlace.platform.OfficerId;
import org.enlace.platform.Permission;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code calendar:feeds}: who has an address for a calendar program, never which. */
@Component(service = Command.class)
public final class CalendarFeedsCommand implements Command {
    private final ComponentServiceObjects<Feeds> feeds;

    @Activate
    public CalendarFeedsCommand(@Reference(service = Feeds.class) ComponentServiceObjects<Feeds> feeds) {
        this.feeds = feeds;
    }

    @Override
    public String scope() {
        return "calendar";
    }

    @Override
    public String name() {
        return "feeds";
    }

    @Override
    public String summary() {
        return "list the addresses by which calendar programs read officers' dates";
    }

    @Override
    public Permission permission() {
        return new Permission("officers.read");
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("officer", "of this officer only", false, false));
    }

    @Override
    public List<Option> options() {
        return List.of(Option.JSON);
    }

    @Override
    public String example() {
        return "calendar:feeds --json";
    }

    @Override
    public int run(Invocation invocation) {
        Feeds desk = feeds.getService();
        try {
            List<Feed> all = desk.all(invocation.argument(0).map(OfficerId::new), invocation.caller());
            if (invocation.has(Option.JSON)) {
                invocation.json(all.stream().map(CalendarFeedsCommand::json).toList());
                return 0;
            }
            Table table = new Table("Officer", "Address", "Gives", "Made", "Last read");
            for (Feed feed : all) {
                table.row(
                        feed.officer(),
                        feed.handle(),
                        feed.source().orElse("all"),
                        invocation.moment(feed.made()),
                        feed.used().map(at -> invocation.moment(at)).orElse("never"));
            }
            if (table.isEmpty()) {
                invocation.out().println("No calendar program has an address");
            } else {
                invocation.print(table);
            }
            return 0;
        } finally {
            feeds.ungetService(desk);
        }
    }

    private static Map<String, Object> json(Feed feed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("officer", feed.officer());
        json.put("handle", feed.handle());
        json.put("source", feed.source().orElse(null));
        json.put("made", feed.made());
        json.put("used", feed.used().orElse(null));
        return json;
    }
}
