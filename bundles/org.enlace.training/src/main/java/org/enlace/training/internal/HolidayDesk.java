package org.enlace.training.internal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.training.Holiday;
import org.enlace.training.HolidayPlan;
import org.enlace.training.Holidays;
import org.enlace.training.Trainings;

/** The use cases of holidays. */
final class HolidayDesk implements Holidays {
    private final TrainingStores stores;
    private final Changes changes;
    private final Capitals capitals;

    HolidayDesk(TrainingStores stores, Changes changes, Capitals capitals) {
        this.stores = stores;
        this.changes = changes;
        this.capitals = capitals;
    }

    @Override
    public List<Holiday> of(CountryCode country, LocalDate from, Caller caller) {
        caller.require(Trainings.READ);
        return stores.holidays().of(country, from);
    }

    @Override
    public Map<CountryCode, Integer> known(LocalDate from, Caller caller) {
        caller.require(Trainings.READ);
        return stores.holidays().known(from);
    }

    @Override
    public int take(CountryCode country, String lines, Caller caller) {
        caller.require(Trainings.ORGANISE);
        capitals.require(country, "country");
        Map<LocalDate, Holiday> days = new TreeMap<>();
        int number = 0;
        for (String line : (lines == null ? "" : lines).lines().toList()) {
            number++;
            if (!line.isBlank()) {
                Holiday holiday = holiday(country, number, line);
                days.put(holiday.day(), holiday);
            }
        }
        if (days.isEmpty() || days.size() > MOST) {
            throw new Refusal(
                            "training.holiday-count",
                            "There are " + days.size() + " days and an import has 1 to " + MOST + "; correct the list",
                            days.size(),
                            MOST)
                    .at("holidays");
        }
        return changes.make(caller, stamp -> {
            TreeSet<Integer> years = new TreeSet<>();
            days.keySet().forEach(day -> years.add(day.getYear()));
            stores.holidays().replace(country, years, days.values());
            changes.record(Act.done("training.holidays", caller)
                    .on(KIND, country)
                    .fact("days", days.size())
                    .codes("years", years));
            return days.size();
        });
    }

    @Override
    public HolidayPlan check(CountryCode country, byte[] file, Caller caller) {
        caller.require(Trainings.ORGANISE);
        capitals.require(country, "country");
        List<HolidayPlan.Line> lines = HolidayFile.read(country, file);
        Map<LocalDate, Holiday> days = new TreeMap<>();
        lines.forEach(line -> line.day().ifPresent(day -> days.put(day, new Holiday(country, day, line.name()))));
        TreeSet<Integer> years = new TreeSet<>();
        days.keySet().forEach(day -> years.add(day.getYear()));
        Map<LocalDate, Holiday> known = new TreeMap<>();
        if (!years.isEmpty()) {
            stores.holidays().of(country, LocalDate.of(years.first(), 1, 1)).stream()
                    .filter(one -> years.contains(one.day().getYear()))
                    .forEach(one -> known.put(one.day(), one));
        }
        return new HolidayPlan(
                country,
                lines,
                days.values().stream()
                        .filter(one -> !known.containsKey(one.day()))
                        .toList(),
                days.values().stream()
                        .filter(one -> known.containsKey(one.day())
                                && !known.get(one.day()).equals(one))
                        .toList(),
                known.values().stream()
                        .filter(one -> !days.containsKey(one.day()))
                        .toList());
    }

    private static Holiday holiday(CountryCode country, int number, String line) {
        String[] parts = line.split(line.indexOf('\t') >= 0 ? "\t" : ";", 2);
        try {
            LocalDate day = LocalDate.parse(parts[0].strip());
            if (parts.length == 2 && day.getYear() >= 2000 && day.getYear() <= 2100) {
                return new Holiday(country, day, parts[1]);
            }
        } catch (DateTimeException e) {
            // Refused below, like a line without a name.
        }
        String shown = line.length() > 60 ? line.substring(0, 60) + "…" : line;
        throw new Refusal(
                        "training.holiday-line",
                        "Line " + number + " is \"" + shown + "\"; write 2027-07-20; name, in the years 2000 to 2100",
                        number,
                        shown)
                .at("holidays");
    }
}
