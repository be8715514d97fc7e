package org.enlace.training.evaluation;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.training.Rules;
import org.enlace.training.Stamp;

/**
 * A result by a figure (level 4).
 *
 * @param version counts up with every change, from 1; a change names the version it was made on
 */
public record Indicator(RecordId id, Subject subject, int version, Content content, Stamp created, Stamp changed) {
    public Indicator {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(created, "created");
        Objects.requireNonNull(changed, "changed");
    }

    /** A first version. */
    public static Indicator first(RecordId id, Subject subject, Content content, Stamp stamp) {
        return new Indicator(id, subject, 1, content, stamp, stamp);
    }

    public Indicator revise(Content revised, Stamp stamp) {
        return new Indicator(id, subject, version + 1, revised, created, stamp);
    }

    /** How much it grew; empty while one of the values is missing. */
    public Optional<BigDecimal> change() {
        return content.before().flatMap(before -> content.after().map(after -> after.subtract(before)));
    }

    /**
     * @param name   one line of 1 to 200 characters
     * @param unit   what is counted, one line of 1 to 60 characters
     * @param before the value before, -10^12 to 10^12 with at most {@value #DECIMALS} decimals
     * @param after  the value afterwards
     * @param source where the values are from, one line up to 500 characters; needed once there is a value
     * @param link   another module's measure that it follows, see {@code MeasureSource}
     */
    public record Content(
            String name,
            String unit,
            Optional<BigDecimal> before,
            Optional<BigDecimal> after,
            String source,
            Optional<Link> link) {
        public static final int LONGEST_NAME = 200;
        public static final int LONGEST_UNIT = 60;
        public static final int LONGEST_SOURCE = 500;
        public static final int DECIMALS = 4;

        private static final BigDecimal MOST = BigDecimal.TEN.pow(12);

        public Content {
            name = Rules.line("name", name, LONGEST_NAME);
            unit = Rules.line("unit", unit, LONGEST_UNIT);
            before = before.map(value -> checked(value, "before"));
            after = after.map(value -> checked(value, "after"));
            source = before.isPresent() || after.isPresent()
                    ? Rules.line("source", source, LONGEST_SOURCE)
                    : Rules.lineOrNone("source", source, LONGEST_SOURCE);
            Objects.requireNonNull(link, "link");
        }

        private static BigDecimal checked(BigDecimal value, String field) {
            BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
            if (value.abs().compareTo(MOST) > 0 || plain.scale() > DECIMALS) {
                String cut = value.toString();
                throw new Refusal(
                                "training.indicator-value",
                                "A value lies between -10^12 and 10^12 with at most " + DECIMALS + " decimals, not "
                                        + cut,
                                cut.length() > 40 ? cut.substring(0, 40) + "…" : cut,
                                DECIMALS)
                        .at(field);
            }
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        }
    }

    /**
     * @param source the name of the {@code MeasureSource}
     * @param key    what it calls the measure
     */
    public record Link(String source, String key) {}
}
