package org.enlace.mail.internal;

import static org.enlace.mail.internal.Desk.ANA;
import static org.enlace.mail.internal.Desk.LETTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.enlace.mail.Letter;
import org.enlace.mail.internal.shell.NodeMail;
import org.enlace.mail.internal.shell.NodeMailRetry;
import org.enlace.mail.internal.shell.NodeMailTest;
import org.enlace.mail.testing.MailServer;
import org.enlace.mail.testing.MailServer.Manner;
import org.enlace.persistence.testing.TestDatabase.Kind;
import org.enlace.platform.contribution.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    private Path folder;

    private static List<String> run(Command command, List<String> arguments, Map<String, String> options)
            throws Exception {
        StringWriter out = new StringWriter();
        try (PrintWriter writer = new PrintWriter(out)) {
            assertEquals(
                    0,
                    command.run(new Command.Invocation(
                            arguments,
                            options,
                            Path.of("."),
                            writer,
                            (step, done, total) -> {},
                            Desk.KEEPER,
                            Integer.MAX_VALUE)));
        }
        return out.toString()
                .lines()
                .map(line -> line.replaceAll(" {2,}", " | "))
                .toList();
    }

    @Test
    void what_waits_and_what_was_given_up_is_listed_and_tried_again() throws Exception {
        try (MailServer server = MailServer.start(Manner.PLAIN, folder);
                Desk desk = Desk.to(Kind.DERBY, server.port())) {
            assertEquals(List.of("No mail waits"), run(new NodeMail(desk.outbox), List.of(), Map.of()));
            server.refuses(550, "No such person");
            desk.outbox.send(LETTER);
            desk.outbox.deliver();
            server.refuses(451, "Later");
            desk.later(Duration.ofMinutes(1));
            desk.outbox.send(new Letter(ANA, "Otra", "Otra cosa"));
            desk.outbox.deliver();

            List<String> table = run(new NodeMail(desk.outbox), List.of(), Map.of());
            assertEquals(3, table.size());
            assertEquals("Mail | To | Subject | Written | State | Next | Why not yet", table.get(0));
            assertTrue(
                    table.get(1)
                            .matches("\\S+ \\| ana.rojas@fiscalia.example \\| Hay algo que ver: ñandú"
                                    + " \\| 2026-05-01 12:00 Z \\| failed \\| .*No such person.*"),
                    table.get(1));
            assertTrue(
                    table.get(2)
                            .matches("\\S+ \\| ana.rojas@fiscalia.example \\| Otra \\| 2026-05-01 12:01 Z \\| waiting"
                                    + " \\| 2026-05-01 12:06 Z \\| .*Later.*"),
                    table.get(2));
            String json = String.join("\n", run(new NodeMail(desk.outbox), List.of(), Map.of("json", "")));
            assertTrue(json.contains("\"state\": \"failed\"") && json.contains("\"failures\": 1"), json);
            assertTrue(!json.contains("Otra cosa"), "no text of a letter");

            server.takesAgain();
            assertEquals(List.of("To be tried again: 1"), run(new NodeMailRetry(desk.outbox), List.of(), Map.of()));
            assertEquals(
                    List.of("The server took a mail to " + ANA),
                    run(new NodeMailTest(desk.outbox), List.of(ANA.value()), Map.of()));
        }
    }

    @Test
    void without_a_server_the_list_says_so() throws Exception {
        try (Desk desk = new Desk(Kind.DERBY, Optional.empty())) {
            assertEquals(
                    List.of("No mail waits", "No mail is configured, so none is sent"),
                    run(new NodeMail(desk.outbox), List.of(), Map.of()));
        }
    }
}
