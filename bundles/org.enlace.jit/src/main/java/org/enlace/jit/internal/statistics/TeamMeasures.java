package org.enlace.jit.internal.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.enlace.jit.JitPermissions;
import org.enlace.jit.TeamState;
import org.enlace.jit.internal.ClosingArea;
import org.enlace.jit.internal.Lazily;
import org.enlace.jit.statistics.Figure;
import org.enlace.jit.statistics.Item;
import org.enlace.jit.statistics.Item.Group;
import org.enlace.jit.statistics.Measured;
import org.enlace.jit.statistics.TeamStatistics;
import org.enlace.jit.work.EntryKind;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Permission;
import org.enlace.platform.Texts;
import org.enlace.platform.contribution.MeasureSource;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Figures over all teams, for records of other modules that follow them, such as indicators of a training. */
@Component
public final class TeamMeasures implements MeasureSource {
    private static final String PATH = "/jit/statistics";

    private final Texts texts = Texts.of(TeamMeasures.class);
    private final Supplier<ClosingArea> area;

    @Activate
    public TeamMeasures(@Reference(service = ClosingArea.class) ComponentServiceObjects<ClosingArea> area) {
        this(new Lazily<>(area));
    }

    /** For what has no framework. Not a constructor anybody sees: the framework would try each. */
    public static TeamMeasures of(Supplier<ClosingArea> area) {
        return new TeamMeasures(area);
    }

    private TeamMeasures(Supplier<ClosingArea> area) {
        this.area = area;
    }

    @Override
    public String name() {
        return "joint-teams";
    }

    @Override
    public Permission permission() {
        return JitPermissions.OVERSEE;
    }

    @Override
    public String label(Language language) {
        return texts.get(language, "statistics.title");
    }

    /** Without anything counted in a unit that somebody wrote, which would not name it for good. */
    private static Map<String, Item> items() {
        Map<String, Item> items = new LinkedHashMap<>();
        items.put("state." + TeamState.ACTIVE.token(), new Item(Group.STATE, TeamState.ACTIVE.token(), ""));
        EntryKind.RESULT
                .field("form")
                .orElseThrow()
                .choices()
                .forEach(form -> items.put("count." + form, new Item(Group.COUNT, form, "")));
        return items;
    }

    @Override
    public List<Measure> measures(int limit, Caller caller) {
        StatisticsWords words = StatisticsWords.of(texts, caller.language());
        List<Measure> all = new ArrayList<>();
        all.add(new Measure("teams", words.get("statistics.teams")));
        items().forEach((key, item) -> all.add(new Measure(key, title(item, words))));
        for (Measured one : Measured.values()) {
            all.add(new Measure("median." + one.token(), title(one, words)));
        }
        return all.stream().limit(limit).toList();
    }

    private static String title(Item item, StatisticsWords words) {
        return words.group(item.group()) + ": " + words.item(item);
    }

    private static String title(Measured measure, StatisticsWords words) {
        return words.get("statistics.median-of", words.measure(measure));
    }

    @Override
    public Optional<Reading> read(String key, Caller caller) {
        if (!caller.holds(JitPermissions.OVERSEE)) {
            return Optional.empty();
        }
        StatisticsWords words = StatisticsWords.of(texts, caller.language());
        if (key.equals("teams")) {
            return Optional.of(new Reading(
                    words.get("statistics.teams"), words.figure(all(caller).teams(), Group.STATE), PATH));
        }
        Item item = items().get(key);
        if (item != null) {
            Figure figure = all(caller).items().getOrDefault(item, Figure.NONE);
            return Optional.of(new Reading(title(item, words), words.figure(figure, item.group()), PATH));
        }
        for (Measured one : Measured.values()) {
            if (key.equals("median." + one.token())) {
                return Optional.of(new Reading(
                        title(one, words), words.median(all(caller).measures().get(one)), PATH));
            }
        }
        return Optional.empty();
    }

    private TeamStatistics.Sheet all(Caller caller) {
        return area.get().statistics().of(caller).all();
    }
}
