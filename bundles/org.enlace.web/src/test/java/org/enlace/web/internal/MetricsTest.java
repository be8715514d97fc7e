package org.enlace.web.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.enlace.platform.contribution.Figure;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @Test
    void answers_are_counted_with_the_time_they_took() {
        metrics.answered("notes", 200, TimeUnit.MILLISECONDS.toNanos(1500));
        metrics.answered("notes", 404, TimeUnit.MILLISECONDS.toNanos(500));
        String text = metrics.text(List.of());
        assertTrue(text.contains("enlace_http_requests_total{module=\"notes\",status=\"4xx\"} 1\n"), text);
        assertTrue(text.contains("enlace_http_request_seconds_sum{module=\"notes\"} 2.0\n"), text);
        assertTrue(text.contains("enlace_http_request_seconds_count{module=\"notes\"} 2\n"), text);
    }

    @Test
    void figures_of_a_name_stand_together_under_one_head() {
        Figure letters = Figure.of("enlace_mail_letters", "Letters", 3);
        String text = metrics.text(List.of(
                letters.with("state", "waiting"),
                Figure.of("enlace_files_bytes", "Bytes", 21474836480.0),
                letters.with("state", "given \"up\"")));
        assertTrue(text.endsWith("""
                        # HELP enlace_files_bytes Bytes
                        # TYPE enlace_files_bytes gauge
                        enlace_files_bytes 21474836480
                        # HELP enlace_mail_letters Letters
                        # TYPE enlace_mail_letters gauge
                        enlace_mail_letters{state="given _up_"} 3
                        enlace_mail_letters{state="waiting"} 3
                        """), text);
    }

    @Test
    void every_line_is_in_the_format_and_no_name_has_two_heads() {
        metrics.answered("platform", 200, 1);
        Set<String> heads = new HashSet<>();
        for (String line : metrics.text(List.of()).split("\n")) {
            assertTrue(
                    line.matches(
                            "# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*})? [0-9.E-]+"),
                    line);
            if (line.startsWith("# TYPE ")) {
                assertEquals(true, heads.add(line.split(" ")[2]), line);
            }
        }
    }
}
