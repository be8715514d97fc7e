package org.enlace.platform.contribution;

import java.util.List;

/**
 * Looks after one part of the node. A service of the bundle that owns what is looked after. It has four sides:
 *
 * <ul>
 *   <li>{@link #problems()} is cheap and says whether the node serves: asked by {@code /health} and {@code node:status};
 *   <li>{@link #examine()} is thorough and says what an administrator should see to, with the remedy: asked by
 *       {@code node:doctor} and its page;
 *   <li>{@link #figures()} is cheap and gives what monitoring draws as lines: asked by {@code /metrics};
 *   <li>{@link #facts()} is cheap and says what else is worth knowing of the node: asked by {@code node:status}.
 * </ul>
 *
 * <p>Each check is asked on a thread of its own and for a limited time ({@link Checkup}): one that hangs or fails is told of by
 * its name and hides no other.
 *
 * <pre>{@code
 * @Component
 * public final class PrinterCheck implements HealthCheck {
 *     private static final Texts TEXTS = Texts.of(PrinterCheck.class);
 *
 *     public String name() {
 *         return "printer";
 *     }
 *
 *     public List<Problem> problems() {
 *         return List.of();
 *     }
 *
 *     public List<Finding> examine() {
 *         // i18n/messages_en.properties: finding.printer.ink=Ink for {0} pages is left
 *         //                              finding.printer.ink.remedy=Put a new cartridge in
 *         return pages() < 100 ? List.of(Finding.of(TEXTS, Finding.Severity.WARNING, "printer.ink", pages())) : List.of();
 *     }
 * }
 * }</pre>
 */
public interface HealthCheck {
    /** A stable name, lower case with hyphens. */
    String name();

    /** What is wrong now; empty when all is well. Must answer within a second. */
    List<Problem> problems();

    /**
     * What an administrator should see to; empty when all is well. May take seconds: it is asked by people and by monitoring, a
     * few times an hour. Unless said otherwise it is what {@link #problems()} says, in English.
     */
    default List<Finding> examine() {
        return problems().stream().map(Finding::of).toList();
    }

    /** Figures of the moment. Must answer within a second; name no person, no record, nothing of a case. */
    default List<Figure> figures() {
        return List.of();
    }

    /** What {@code node:status} says of the node beside what every node has. Must answer within a second. */
    default List<Fact> facts() {
        return List.of();
    }

    /**
     * @param name a word or two, such as {@code Restored}
     * @param text English: one line; no secret, no case content
     */
    record Fact(String name, String text) {}

    /**
     * @param blocking whether the node is not ready because of it; otherwise it is only impaired
     * @param failed   whether waiting does not help: somebody has to do something before the node is ready
     * @param message  English: the value, the rule, the remedy; no secret, no case content
     */
    record Problem(boolean blocking, boolean failed, String message) {
        /** One that may pass by itself. */
        public Problem(boolean blocking, String message) {
            this(blocking, false, message);
        }

        /** One that keeps the node from being ready until somebody does what the message says. */
        public static Problem failure(String message) {
            return new Problem(true, true, message);
        }
    }
}
