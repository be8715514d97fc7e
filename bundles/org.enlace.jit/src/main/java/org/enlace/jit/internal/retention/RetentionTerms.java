package org.enlace.jit.internal.retention;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.enlace.jit.retention.RetentionRules;
import org.enlace.platform.Refusal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long this unit keeps evidence, as its operator wrote it, each rule with where that is said. None of its own: without a rule nothing
 * is ever proposed. Where one line is wrong nothing is proposed or erased either, until it is put right.
 */
@Component(service = RetentionTerms.class, configurationPid = RetentionTerms.PID)
@Designate(ocd = RetentionTerms.Config.class)
public final class RetentionTerms {
    static final String PID = "org.enlace.jit.retention";
    private static final Logger LOG = LoggerFactory.getLogger(RetentionTerms.class);
    private static final int DAYS = 30;
    private static final int MOST_DAYS = 3_650;

    /** How long evidence is kept. */
    @ObjectClassDefinition(
            id = PID,
            name = "Retention of evidence of joint investigation teams",
            description =
                    "After which terms items of evidence are proposed for erasure. None unless somebody names one.")
    public @interface Config {
        @AttributeDefinition(
                description =
                        "One each: id; what it covers (* or nature:, form:, crime: joined by +); term as ISO 8601 has it; after which moment (team-over or item-gone); where that is said. Such as: extracts nature:digital P5Y team-over Act and article")
        String[] rules() default {};

        @AttributeDefinition(
                description =
                        "Days after which a proposal that nobody decided about is told as overdue; the unit's own choice",
                min = "1",
                max = "3650")
        int confirmDays() default DAYS;
    }

    /** What somebody wrote, as it was understood. */
    private record Read(RetentionRules rules, Optional<Refusal> trouble, Duration patience) {}

    private volatile Read read;

    @Activate
    public RetentionTerms(Config config) {
        this(config.confirmDays(), List.of(config.rules()));
    }

    private RetentionTerms(int days, List<String> lines) {
        read = read(days, lines);
    }

    /** The pages of the module stay while its terms change. */
    @Modified
    void look(Config config) {
        read = read(config.confirmDays(), List.of(config.rules()));
    }

    private static Read read(int days, List<String> lines) {
        boolean sound = days >= 1 && days <= MOST_DAYS;
        if (!sound) {
            LOG.error("confirmDays is {}, not 1 to {}; {} days are taken until it is put right", days, MOST_DAYS, DAYS);
        }
        RetentionRules rules = RetentionRules.NONE;
        Optional<Refusal> wrong = Optional.empty();
        try {
            rules = RetentionRules.read(lines);
        } catch (Refusal refusal) {
            LOG.error("No evidence is proposed for erasure until its rules are put right: {}", refusal.getMessage());
            wrong = Optional.of(refusal);
        }
        return new Read(rules, wrong, Duration.ofDays(sound ? days : DAYS));
    }

    /** For what has no framework. */
    public static RetentionTerms of(String... lines) {
        return of(DAYS, lines);
    }

    /** The same, with the days after which a proposal is overdue. */
    public static RetentionTerms of(int days, String... lines) {
        return new RetentionTerms(days, List.of(lines));
    }

    /** None where one of them is wrong. */
    public RetentionRules rules() {
        return read.rules();
    }

    /** What is wrong with them, a {@code jit.retention-rule}; empty where nothing is. */
    public Optional<Refusal> trouble() {
        return read.trouble();
    }

    /** How long a proposal waits before it is overdue. */
    public Duration patience() {
        return read.patience();
    }
}
