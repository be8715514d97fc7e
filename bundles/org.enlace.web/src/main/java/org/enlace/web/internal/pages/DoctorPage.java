package org.enlace.web.internal.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.contribution.Checkup;
import org.enlace.platform.contribution.Checkup.Answer;
import org.enlace.platform.contribution.Finding;
import org.enlace.platform.contribution.Finding.Severity;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.web.Needs;
import org.enlace.web.Page;
import org.enlace.web.internal.ui.PageTemplates;
import org.enlace.web.internal.ui.Words;
import org.enlace.web.ui.Tag;
import org.enlace.web.ui.Tone;

/** What an administrator should see to, as {@code node:doctor} tells it in the shell. */
@Path("/doctor")
@Needs("node.read")
public final class DoctorPage {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Supplier<List<HealthCheck>> checks;
    private final Checkup<Finding> checkup = new Checkup<>(LIMIT, HealthCheck::examine, DoctorPage::silent);

    public DoctorPage(Supplier<List<HealthCheck>> checks) {
        this.checks = checks;
    }

    /**
     * A finding in the reader's language.
     *
     * @param check  which check found it
     * @param spoken the language of its texts, where it is not the page's; else null
     * @param remedy what to do; may be empty
     */
    public record Line(Severity severity, Tag tag, String check, String spoken, String what, String remedy) {}

    @GET
    @Produces("text/html")
    public Page show(@Context Caller caller) {
        Words words = new Words(caller.language());
        List<Answer<Finding>> answers = checkup.ask(checks.get());
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("words", words);
        parameters.put("caller", caller);
        parameters.put("at", Instant.now());
        parameters.put(
                "lines",
                answers.stream()
                        .flatMap(answer -> answer.said().stream().map(finding -> line(words, answer.name(), finding)))
                        .sorted(Comparator.comparing(Line::severity).reversed())
                        .toList());
        parameters.put(
                "well",
                answers.stream()
                        .filter(answer -> answer.said().isEmpty())
                        .map(Answer::name)
                        .toList());
        return new Page(words.get("doctor.title"), PageTemplates.fill("doctor", parameters));
    }

    private static Line line(Words words, String check, Finding finding) {
        Language spoken = finding.spoken(words.language());
        Tone tone =
                switch (finding.severity()) {
                    case NOTE -> Tone.INFO;
                    case WARNING -> Tone.ATTENTION;
                    case CRITICAL -> Tone.BAD;
                };
        return new Line(
                finding.severity(),
                new Tag(words.get("doctor." + finding.severity().name().toLowerCase(Locale.ROOT)), tone),
                check,
                spoken == words.language() ? null : spoken.tag(),
                finding.what(words.language()),
                finding.remedy(words.language()));
    }

    private static Finding silent(Checkup.Silence silence) {
        return silence.failure().isEmpty()
                ? Finding.of(
                        Words.texts(),
                        Severity.CRITICAL,
                        "check.silent",
                        silence.check(),
                        silence.limit().toSeconds())
                : Finding.of(Words.texts(), Severity.CRITICAL, "check.failed", silence.check(), silence.failure());
    }
}
