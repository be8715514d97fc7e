package org.enlace.comments.internal;

import static org.enlace.comments.internal.Table.ANNA;
import static org.enlace.comments.internal.Table.BRUNO;
import static org.enlace.comments.internal.Table.CASE;
import static org.enlace.comments.internal.Table.OTHER;
import static org.enlace.comments.internal.Table.READER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.enlace.comments.Comment;
import org.enlace.comments.CommentText;
import org.enlace.comments.CommentThread;
import org.enlace.comments.CommentUse;
import org.enlace.comments.Comments;
import org.enlace.comments.Comments.Count;
import org.enlace.comments.Comments.Shown;
import org.enlace.comments.Subject;
import org.enlace.persistence.testing.OnEveryDatabase;
import org.enlace.persistence.testing.TestDatabase;
import org.enlace.platform.Act;
import org.enlace.platform.Caller;
import org.enlace.platform.Forbidden;
import org.enlace.platform.NeedToKnow;
import org.enlace.platform.NotFound;
import org.enlace.platform.OfficerId;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.enlace.platform.Stale;

class CommentsTest {
    private static CommentText text(String words) {
        return new CommentText(words);
    }

    private static String refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).code();
    }

    private static List<CommentThread> all(Table table, Caller caller) {
        return table.comments.threads(CASE, Shown.ALL, Optional.empty(), 100, caller);
    }

    @OnEveryDatabase
    void a_comment_is_answered_resolved_and_reopened_and_each_step_is_in_the_audit(TestDatabase database) {
        try (Table table = new Table(database)) {
            Comment.Standing comment = table.comments.write(CASE, text("  Is the  date\r\nright? "), ANNA);
            assertEquals("Is the  date\nright?", comment.text().value());
            Comment.Standing answer = table.comments.answer(comment.id(), text("It is."), BRUNO);
            Comment.Standing more = table.comments.answer(answer.id(), text("Thank you"), ANNA);
            assertEquals(comment.id(), more.thread(), "an answer to an answer stands in the same thread");
            Comment resolved = table.comments.resolve(comment.id(), 1, BRUNO);
            assertEquals(
                    new OfficerId("bruno"), resolved.resolved().orElseThrow().officer());
            assertEquals("comments.resolved", refused(() -> table.comments.resolve(comment.id(), 2, ANNA)));
            assertEquals("comments.resolved", refused(() -> table.comments.answer(comment.id(), text("But"), ANNA)));
            assertEquals("comments.not-first", refused(() -> table.comments.resolve(answer.id(), 1, ANNA)));
            assertEquals(new Count(0, 1), table.comments.count(CASE, READER));
            CommentThread thread = all(table, READER).get(0);
            assertEquals(resolved, thread.first());
            assertEquals(List.of(answer, more), thread.answers());
            Comment open = table.comments.reopen(comment.id(), 2, ANNA);
            assertEquals(3, open.version());
            assertEquals("comments.not-resolved", refused(() -> table.comments.reopen(comment.id(), 3, ANNA)));
            assertEquals(new Count(1, 0), table.comments.count(CASE, READER));
            assertEquals(
                    List.of(
                            "comments.write",
                            "comments.answer",
                            "comments.answer",
                            "comments.resolve",
                            "comments.reopen"),
                    table.codes());
            assertFalse(table.acts.toString().contains("date"), "the audit keeps no words");
        }
    }

    @OnEveryDatabase
    void who_may_not_read_the_record_sees_and_counts_nothing(TestDatabase database) {
        try (Table table = new Table(database)) {
            RecordId comment = table.comments.write(CASE, text("Secret"), ANNA).id();
            table.restrict(CASE, "anna");
            assertEquals(1, all(table, ANNA).size());
            for (Runnable act : List.<Runnable>of(
                    () -> all(table, BRUNO),
                    () -> table.comments.count(CASE, BRUNO),
                    () -> table.comments.find(comment, BRUNO),
                    () -> table.comments.thread(comment, BRUNO),
                    () -> table.comments.answer(comment, text("x"), BRUNO),
                    () -> table.comments.resolve(comment, 1, BRUNO),
                    () -> table.comments.withdraw(comment, 1, BRUNO),
                    () -> table.comments.write(CASE, text("x"), BRUNO),
                    () -> table.comments.mentionable(CASE, "", 10, BRUNO))) {
                assertThrows(NotFound.class, act::run);
            }
            assertTrue(table.acts.stream()
                    .anyMatch(act -> act.code().equals("comments.read") && act.outcome() == Act.Outcome.REFUSED));
            Caller stranger = Table.officer("eva", Comments.READ);
            assertThrows(Forbidden.class, () -> all(table, stranger));
            assertThrows(Forbidden.class, () -> table.comments.write(CASE, text("x"), READER));
            table.uses.clear();
            assertThrows(NotFound.class, () -> table.comments.find(comment, ANNA), "its module is away");
        }
    }

    @OnEveryDatabase
    void a_restricted_record_whose_reason_was_not_given_and_a_closed_one_take_nothing(TestDatabase database) {
        try (Table table = new Table(database)) {
            RecordId comment = table.comments.write(CASE, text("Words"), ANNA).id();
            table.records.put(CASE.record(), new CommentUse.Owner("A case", "/cases/1", NeedToKnow.OPEN, true, true));
            Refusal reason = assertThrows(Refusal.class, () -> table.comments.find(comment, ANNA));
            assertEquals("comments.reason", reason.code());
            assertEquals(Optional.of("/cases/1"), reason.see(), "where it is given");
            table.records.put(CASE.record(), new CommentUse.Owner("A case", "/cases/1", NeedToKnow.OPEN, false, false));
            assertEquals("comments.record-closed", refused(() -> table.comments.write(CASE, text("x"), ANNA)));
            assertEquals(
                    "Words",
                    ((Comment.Standing) table.comments.find(comment, ANNA))
                            .text()
                            .value());
        }
    }

    @OnEveryDatabase
    void only_officers_who_can_read_the_record_are_mentioned(TestDatabase database) {
        try (Table table = new Table(database)) {
            Comment.Standing comment =
                    table.comments.write(CASE, text("@Bruno, @reader. Write to a@bruno.org; @bruno"), ANNA);
            assertEquals(Set.of(new OfficerId("bruno"), new OfficerId("reader")), comment.mentions());
            assertEquals(comment, table.comments.find(comment.id(), READER), "as it was stored");
            assertEquals(
                    Set.of("officer:bruno", "officer:reader"), table.acts.get(0).concerns());
            for (String nobody : List.of("clerk", "nobody")) {
                Refusal refusal =
                        assertThrows(Refusal.class, () -> table.comments.write(CASE, text("@" + nobody), ANNA));
                assertEquals("comments.mention", refusal.code());
                assertEquals(Optional.of("text"), refusal.field());
            }
            table.restrict(CASE, "anna", "bruno");
            assertEquals("comments.mention", refused(() -> table.comments.write(CASE, text("@reader"), ANNA)));
            assertEquals(
                    List.of("anna", "bruno"),
                    table.comments.mentionable(CASE, "", 10, ANNA).stream()
                            .map(one -> one.officer().value())
                            .toList());
            assertEquals(1, table.comments.mentionable(CASE, "Paz", 10, ANNA).size());
            assertEquals(1, all(table, ANNA).size(), "what was refused left nothing");
        }
    }

    @OnEveryDatabase
    void a_mention_waits_for_the_officer_until_it_is_answered_settled_or_taken_back(TestDatabase database) {
        try (Table table = new Table(database)) {
            Comment.Standing comment = table.comments.write(CASE, text("@bruno @reader @anna"), ANNA);
            String bruno = comment.id() + "/bruno";
            String reader = comment.id() + "/reader";
            assertEquals(Set.of(bruno, reader), table.waiting.keySet(), "nobody mentions themselves");
            assertEquals(
                    "Anna Rojas mentions you on \"A case\"",
                    table.mentions.title(
                            table.waiting.get(bruno).text(),
                            table.waiting.get(bruno).arguments(),
                            BRUNO));
            assertEquals(Set.of(comment.id()), table.mentions.known(Set.of(comment.id(), Table.id(9)), READER));
            table.comments.edit(comment.id(), 1, text("@bruno"), ANNA);
            assertEquals(Set.of(bruno), table.waiting.keySet(), "who is named no longer");
            RecordId answer = table.comments
                    .answer(comment.id(), text("Yes. @reader?"), BRUNO)
                    .id();
            assertEquals(Set.of(answer + "/reader"), table.waiting.keySet(), "who answered has seen it");
            table.restrict(CASE, "anna", "bruno");
            assertEquals(Set.of(), table.mentions.known(Set.of(answer), READER), "the record is theirs no longer");
            long acts = table.acts.size();
            table.mentions.known(Set.of(answer), READER);
            assertEquals(acts, table.acts.size(), "looking into an inbox is no refused act");
            table.comments.resolve(comment.id(), 2, ANNA);
            assertEquals(Set.of(), table.waiting.keySet(), "what is settled waits for nobody");
            RecordId other = table.comments.write(CASE, text("@bruno"), ANNA).id();
            table.comments.withdraw(other, 1, ANNA);
            assertEquals(Set.of(), table.waiting.keySet());
        }
    }

    @OnEveryDatabase
    void ones_own_comment_is_changed_for_an_hour_until_it_is_answered(TestDatabase database) {
        try (Table table = new Table(database)) {
            RecordId comment =
                    table.comments.write(CASE, text("One @reader"), ANNA).id();
            assertEquals("comments.not-own", refused(() -> table.comments.edit(comment, 1, text("x"), BRUNO)));
            Comment.Standing edited = table.comments.edit(comment, 1, text("Two @bruno"), ANNA);
            assertEquals(Set.of(new OfficerId("bruno")), edited.mentions());
            assertTrue(edited.edited().isPresent());
            assertEquals(edited, table.comments.find(comment, READER));
            assertThrows(Stale.class, () -> table.comments.edit(comment, 1, text("x"), ANNA));
            RecordId answer = table.comments.answer(comment, text("Yes"), BRUNO).id();
            assertEquals("comments.answered", refused(() -> table.comments.edit(comment, 2, text("x"), ANNA)));
            table.comments.edit(answer, 1, text("No"), BRUNO);
            table.clock.advance(Duration.ofMinutes(60));
            assertEquals("comments.too-late", refused(() -> table.comments.edit(answer, 2, text("x"), BRUNO)));
            table.comments.resolve(comment, 2, BRUNO);
            RecordId late = table.comments.write(CASE, text("Late"), ANNA).id();
            table.comments.resolve(late, 1, ANNA);
            assertEquals("comments.resolved", refused(() -> table.comments.edit(late, 2, text("x"), ANNA)));
        }
    }

    @OnEveryDatabase
    void of_a_withdrawn_comment_the_words_are_gone_and_the_trace_stays(TestDatabase database) {
        try (Table table = new Table(database)) {
            RecordId comment =
                    table.comments.write(CASE, text("Wrong words @bruno"), ANNA).id();
            table.comments.answer(comment, text("Answer"), BRUNO);
            assertEquals("comments.not-own", refused(() -> table.comments.withdraw(comment, 1, BRUNO)));
            table.comments.withdraw(comment, 1, ANNA);
            Comment.Withdrawn gone = assertInstanceOf(Comment.Withdrawn.class, table.comments.find(comment, READER));
            assertEquals(new OfficerId("anna"), gone.written().officer());
            assertEquals(1, all(table, READER).get(0).answers().size());
            assertEquals("comments.withdrawn", refused(() -> table.comments.withdraw(comment, 2, ANNA)));
            assertEquals("comments.withdrawn", refused(() -> table.comments.edit(comment, 2, text("x"), ANNA)));
            Comment resolved = table.comments.resolve(comment, 2, BRUNO);
            assertInstanceOf(Comment.Withdrawn.class, table.comments.find(comment, READER));
            assertTrue(resolved.resolved().isPresent());
        }
    }

    @OnEveryDatabase
    void threads_come_latest_first_by_parts_and_by_state_and_one_record_does_not_see_the_others(TestDatabase database) {
        try (Table table = new Table(database)) {
            for (int i = 0; i < 5; i++) {
                RecordId id =
                        table.comments.write(CASE, text("Comment " + i), ANNA).id();
                if (i % 2 == 0) {
                    table.comments.resolve(id, 1, ANNA);
                }
            }
            table.comments.write(OTHER, text("Elsewhere"), ANNA);
            List<CommentThread> first = table.comments.threads(CASE, Shown.ALL, Optional.empty(), 2, READER);
            List<CommentThread> second = table.comments.threads(
                    CASE, Shown.ALL, Optional.of(first.get(1).first().id()), 100, READER);
            assertEquals(List.of("Comment 4", "Comment 3"), words(first));
            assertEquals(List.of("Comment 2", "Comment 1", "Comment 0"), words(second));
            assertEquals(
                    List.of("Comment 3", "Comment 1"),
                    words(table.comments.threads(CASE, Shown.OPEN, Optional.empty(), 100, READER)));
            assertEquals(
                    List.of("Comment 4", "Comment 2", "Comment 0"),
                    words(table.comments.threads(CASE, Shown.RESOLVED, Optional.empty(), 100, READER)));
            assertEquals(new Count(2, 3), table.comments.count(CASE, READER));
            assertThrows(
                    NotFound.class,
                    () -> table.comments.count(new Subject("case", Table.id(0xffff)), READER),
                    "no such record");
        }
    }

    private static List<String> words(List<CommentThread> threads) {
        return threads.stream()
                .map(thread -> ((Comment.Standing) thread.first()).text().value())
                .toList();
    }
}
