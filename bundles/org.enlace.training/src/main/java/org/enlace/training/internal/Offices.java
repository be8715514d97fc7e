package org.enlace.training.internal;

import java.util.HashMap;
import java.util.Map;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Refusal;
import org.enlace.training.OfficeHours;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When the offices of each country work, as the node's operator said. A value that says nothing is told in the log, and the usual hours count. */
@Component(service = Offices.class, configurationPid = Offices.PID)
@Designate(ocd = Offices.Config.class)
public final class Offices {
    static final String PID = "org.enlace.training";
    private static final Logger LOG = LoggerFactory.getLogger(Offices.class);

    /** How training is arranged. */
    @ObjectClassDefinition(
            id = PID,
            name = "Training",
            description = "Office hours, by which times of sessions are judged.")
    public @interface Config {
        @AttributeDefinition(
                description =
                        "Days and hours on which offices work where nothing else is said, such as MON-FRI 08:00-18:00")
        String officeHours() default "MON-FRI 08:00-18:00";

        @AttributeDefinition(description = "Other hours of countries, one each, such as BO MON-FRI 08:30-16:30")
        String[] countryOfficeHours() default {};
    }

    /** What somebody wrote, as it was understood. */
    private record Hours(OfficeHours usual, Map<CountryCode, OfficeHours> others) {}

    private volatile Hours hours;

    @Activate
    public Offices(Config config) {
        this(config.officeHours(), config.countryOfficeHours());
    }

    Offices(String everywhere, String... countries) {
        hours = all(everywhere, countries);
    }

    /** The pages of the module stay while its hours change. */
    @Modified
    void look(Config config) {
        hours = all(config.officeHours(), config.countryOfficeHours());
    }

    private static Hours all(String everywhere, String... countries) {
        Map<CountryCode, OfficeHours> others = new HashMap<>();
        OfficeHours usual = read(everywhere, OfficeHours.USUAL);
        for (String line : countries) {
            String[] parts = line.strip().split("\\s+", 2);
            try {
                others.put(new CountryCode(parts[0]), read(parts.length == 2 ? parts[1] : "", usual));
            } catch (Refusal refusal) {
                LOG.warn("Office hours \"{}\" name no country; write them like BO MON-FRI 08:30-16:30", line);
            }
        }
        return new Hours(usual, others);
    }

    private static OfficeHours read(String written, OfficeHours otherwise) {
        try {
            return OfficeHours.written(written);
        } catch (IllegalArgumentException e) {
            LOG.warn("{}; meanwhile {} to {} count", e.getMessage(), otherwise.from(), otherwise.until());
            return otherwise;
        }
    }

    OfficeHours of(CountryCode country) {
        Hours now = hours;
        return now.others().getOrDefault(country, now.usual());
    }
}
