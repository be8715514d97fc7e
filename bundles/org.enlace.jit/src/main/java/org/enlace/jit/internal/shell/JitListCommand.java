package org.enlace.jit.internal.shell;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.jit.Part;
import org.enlace.jit.Place;
import org.enlace.jit.TeamState;
import org.enlace.jit.course.Courses.Query;
import org.enlace.jit.course.TeamLine;
import org.enlace.jit.internal.Desks;
import org.enlace.platform.Refusal;
import org.enlace.platform.contribution.Command;
import org.enlace.platform.contribution.Table;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code jit:list}: which teams there are, their countries, state and days; nothing of what they are about. */
@Component(service = Command.class)
public final class JitListCommand extends JitCommand {
    private static final Option STATE = new Option("state", "only the teams in this state, such as sent", "STATE");
    private static final int PART = 100;
    private static final int MOST = 1_000;

    private final ComponentServiceObjects<Desks> desks;

    @Activate
    public JitListCommand(@Reference(service = Desks.class) ComponentServiceObjects<Desks> desks) {
        super(
                "list",
                "list joint investigation teams: reference, countries, state, days",
                "jit:list --state sent --json");
        this.desks = desks;
    }

    @Override
    public List<Option> options() {
        return List.of(STATE, Option.JSON);
    }

    @Override
    public int run(Invocation invocation) {
        Desks found = desks.getService();
        try {
            print(all(found, invocation), invocation);
            return 0;
        } finally {
            desks.ungetService(found);
        }
    }

    private static List<TeamLine> all(Desks desks, Invocation invocation) {
        String asked = invocation.options().getOrDefault(STATE.name(), "");
        Optional<TeamState> state = asked.isEmpty()
                ? Optional.empty()
                : Optional.of(TeamState.of(asked)
                        .orElseThrow(() ->
                                new Refusal("jit.word", "\"" + asked + "\" is no word of \"state\"", asked, "state")));
        List<TeamLine> all = new ArrayList<>();
        Optional<Place> place = Optional.of(Place.FIRST);
        while (place.isPresent() && all.size() < MOST) {
            Part<TeamLine> part = desks.courses()
                    .overview(new Query(state, Optional.empty(), ""), place.get(), PART, invocation.caller());
            all.addAll(part.items());
            place = part.next().map(Place::after);
        }
        return all;
    }

    private static void print(List<TeamLine> all, Invocation invocation) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        if (invocation.has(Option.JSON)) {
            invocation.json(all.stream().map(line -> json(line, today)).toList());
            return;
        }
        Table table = new Table("Reference", "Requested by", "Asked", "State", "Days");
        all.forEach(line -> table.row(
                line.reference(),
                line.requester().value(),
                String.join(
                        " ",
                        line.asked().keySet().stream().map(Object::toString).toList()),
                line.state().token(),
                days(line, today)));
        invocation.print(table);
    }

    private static long days(TeamLine line, LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(line.since(), today));
    }

    private static Map<String, Object> json(TeamLine line, LocalDate today) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("reference", line.reference());
        json.put("requester", line.requester().value());
        json.put("asked", line.asked().keySet().stream().map(Object::toString).toList());
        json.put("state", line.state().token());
        json.put("days", days(line, today));
        return json;
    }
}
