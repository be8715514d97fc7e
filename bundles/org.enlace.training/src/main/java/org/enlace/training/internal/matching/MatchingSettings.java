package org.enlace.training.internal.matching;

import java.util.Optional;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.Weights;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the node's configuration says of the matching. A change holds from the next run on. */
@Component(service = MatchingSettings.class, configurationPid = MatchingSettings.PID)
@Designate(ocd = MatchingSettings.Config.class)
public final class MatchingSettings {
    static final String PID = "org.enlace.training.matching";
    private static final Logger LOG = LoggerFactory.getLogger(MatchingSettings.class);
    private static final int YEARS = 5;

    /** What counts how much when officers are matched with hosts, in calls that have no weights of their own. */
    @ObjectClassDefinition(
            id = PID,
            name = "Matching of officers",
            description = "Points by which officers are matched with hosts, for calls without weights of their own.")
    public @interface Config {
        @AttributeDefinition(
                description = "Points when all themes an officer asks for are there; a part of them gives that part",
                min = "0",
                max = "1000")
        int theme() default 40;

        @AttributeDefinition(
                description = "Points for each level of language above the host's minimum",
                min = "0",
                max = "1000")
        int languageStep() default 5;

        @AttributeDefinition(description = "How many levels above the minimum count", min = "0", max = "5")
        int languageSteps() default 2;

        @AttributeDefinition(
                description = "Points taken off for each period the officer liked better",
                min = "0",
                max = "1000")
        int laterPeriod() default 5;

        @AttributeDefinition(
                description = "Points taken off for each band of rank apart from those the host expects",
                min = "0",
                max = "1000")
        int band() default 10;

        @AttributeDefinition(
                description =
                        "Points where host and officer named each other; as many at least as all the rest together",
                min = "0",
                max = "20000")
        int preAgreed() default 500;

        @AttributeDefinition(description = "Points for each day of hospitality a host owes", min = "0", max = "1000")
        int reciprocityDay() default 1;

        @AttributeDefinition(description = "The most points reciprocity gives", min = "0", max = "1000")
        int reciprocityMost() default 15;

        @AttributeDefinition(
                description = "How many calendar years the balance between two countries looks back, this one included",
                min = "1",
                max = "50")
        int reciprocityYears() default YEARS;
    }

    /** @param wrong why the configured weights do not hold, so that the program's own do */
    private record Read(Weights weights, int years, Optional<Refusal> wrong) {}

    private volatile Read read;

    @Activate
    public MatchingSettings(Config config) {
        look(config);
    }

    private MatchingSettings(Weights weights, int years) {
        read = new Read(weights, years, Optional.empty());
    }

    /** For what has no configuration: the weights alone, and the years that are looked back. */
    public static MatchingSettings of(Weights weights) {
        return new MatchingSettings(weights, YEARS);
    }

    @Modified
    void look(Config config) {
        try {
            Weights weights = new Weights(
                    config.theme(),
                    config.languageStep(),
                    config.languageSteps(),
                    config.laterPeriod(),
                    config.band(),
                    config.preAgreed(),
                    config.reciprocityDay(),
                    config.reciprocityMost());
            read = new Read(weights, Math.max(1, Math.min(50, config.reciprocityYears())), Optional.empty());
        } catch (Refusal refusal) {
            LOG.error("{}: {}; until then the program's own weights hold", PID, refusal.getMessage());
            read = new Read(
                    Weights.DEFAULT, Math.max(1, Math.min(50, config.reciprocityYears())), Optional.of(refusal));
        }
    }

    /** For calls without weights of their own. */
    Weights weights() {
        return read.weights();
    }

    /** How many calendar years a balance looks back, this one included. */
    int years() {
        return read.years();
    }

    Optional<Refusal> wrong() {
        return read.wrong();
    }
}
