package org.enlace.jit.internal.course;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.enlace.jit.course.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Within how many days steps should be done, as the node's operator said, each with where that is said. None of its own: no instrument
 * that was looked at names one. A line that says nothing is told in the log, and counts for nothing.
 */
@Component(service = Targets.class, configurationPid = Targets.PID)
@Designate(ocd = Targets.Config.class)
public final class Targets {
    static final String PID = "org.enlace.jit";
    private static final Logger LOG = LoggerFactory.getLogger(Targets.class);
    private static final int DAYS = 7;
    private static final Pattern LINE = Pattern.compile("\\s*([a-z]+)\\s+(\\d{1,4})\\s+(\\S.{0,299})");

    /** How requests for teams are measured. */
    @ObjectClassDefinition(
            id = PID,
            name = "Joint investigation teams",
            description = "Target terms of the steps of a request. None unless somebody names one, with its source.")
    public @interface Config {
        @AttributeDefinition(
                description =
                        "One each: the step (central, acknowledge, information or answer), calendar days, and where that is said, such as: acknowledge 10 Resolution 4 of the central authority")
        String[] targets() default {};

        @AttributeDefinition(
                description =
                        "Days after which people are told that nobody acknowledged what they handed over of evidence",
                min = "1",
                max = "365")
        int transitDays() default DAYS;
    }

    private volatile Duration transit;
    private volatile Map<Target.Step, Target> targets;

    @Activate
    public Targets(Config config) {
        this(config.transitDays(), config.targets());
    }

    /** For what has no framework. */
    public Targets(String... lines) {
        this(DAYS, lines);
    }

    private Targets(int days, String... lines) {
        transit = Duration.ofDays(days);
        targets = named(lines);
    }

    /** The pages of the module stay while its targets change. */
    @Modified
    void look(Config config) {
        transit = Duration.ofDays(config.transitDays());
        targets = named(config.targets());
    }

    private static Map<Target.Step, Target> named(String... lines) {
        Map<Target.Step, Target> named = new EnumMap<>(Target.Step.class);
        for (String line : lines) {
            read(line)
                    .ifPresentOrElse(
                            target -> named.put(target.step(), target),
                            () -> LOG.warn(
                                    "\"{}\" is no target; write it like: acknowledge 10 Resolution 4 of the central authority",
                                    line));
        }
        return named;
    }

    /** The target a line names; empty where it names none. */
    static Optional<Target> read(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) == 0) {
            return Optional.empty();
        }
        return Target.Step.of(parts.group(1))
                .map(step -> new Target(
                        step, Integer.parseInt(parts.group(2)), parts.group(3).strip()));
    }

    /** The target of a step; empty where nobody named one. */
    public Optional<Target> of(Target.Step step) {
        return Optional.ofNullable(targets.get(step));
    }

    /** How long evidence that was handed over may go without an acknowledgement before people are told. */
    public Duration transit() {
        return transit;
    }

    public List<Target> all() {
        return new ArrayList<>(targets.values());
    }
}
