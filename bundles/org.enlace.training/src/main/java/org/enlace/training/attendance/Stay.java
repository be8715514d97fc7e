package org.enlace.training.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.enlace.platform.Refusal;
import org.enlace.training.SessionTime;

/**
 * When somebody was there: they may have left and come again.
 *
 * @param spans by their beginning, none touching another, 1 to {@value #MOST}; those given may overlap and are brought together
 * @param away  minutes between the first arrival and the last departure of which a list says that the person was away, but not when
 */
public record Stay(List<Span> spans, int away) {
    public static final int MOST = 100;

    /** @throws Refusal {@code training.too-many}, {@code training.none} */
    public Stay {
        spans = joined(spans);
        if (spans.isEmpty()) {
            throw new Refusal("training.none", "\"arrival\" is missing; give one", "arrival").at("arrival");
        }
        if (spans.size() > MOST) {
            String message = "There are " + spans.size() + " arrivals of one person and the most is " + MOST;
            throw new Refusal("training.too-many", message, "arrival", spans.size(), MOST).at("arrival");
        }
        if (away < 0) {
            throw new IllegalArgumentException("Nobody is away for " + away + " minutes");
        }
    }

    /** Without having been away in between. */
    public static Stay of(Span... spans) {
        return new Stay(List.of(spans), 0);
    }

    private static List<Span> joined(List<Span> given) {
        List<Span> sorted = new ArrayList<>(given);
        sorted.sort(Comparator.comparing(Span::from));
        List<Span> joined = new ArrayList<>();
        for (Span span : sorted) {
            Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last == null || span.from().isAfter(last.until())) {
                joined.add(span);
            } else if (span.until().isAfter(last.until())) {
                joined.set(joined.size() - 1, new Span(last.from(), span.until()));
            }
        }
        return List.copyOf(joined);
    }

    public Instant arrival() {
        return spans.get(0).from();
    }

    public Instant departure() {
        return spans.get(spans.size() - 1).until();
    }

    /** How long of a session it was; what lies before and after the session is left out. */
    public Duration during(SessionTime time) {
        Duration sum = Duration.ZERO;
        for (Span span : spans) {
            Instant from = later(span.from(), time.start());
            Instant until = span.until().isBefore(time.end()) ? span.until() : time.end();
            if (until.isAfter(from)) {
                sum = sum.plus(Duration.between(from, until));
            }
        }
        Duration there = sum.minusMinutes(away);
        return there.isNegative() ? Duration.ZERO : there;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
