package org.enlace.jit.access;

import static org.enlace.jit.signing.Story.AR;
import static org.enlace.jit.signing.Story.CL;
import static org.enlace.jit.signing.Story.ES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.enlace.jit.access.Account.Standpoint;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.signing.Story;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may do what, against a table that was written by hand: every kind of account in every state of a team. Rights in the order of
 * {@link Right}: E existence, C course, K content, G given, W write, R write course, P propose, H change people, S sign, V evaluate.
 */
class AccessMatrixTest {
    private static final String LETTERS = "ECKGWRPHSV";

    /** Account; preparing; running; over; after its party has left. */
    private static final List<String[]> TABLE = List.of(
            new String[] {"leader", "-", "ECKGWRPHSV", "ECKGHSV", "-"},
            new String[] {"member", "-", "ECKGWV", "ECKGV", "-"},
            new String[] {"seconded", "-", "ECKGWV", "ECKGV", "-"},
            new String[] {"participant", "-", "EG", "EG", "-"},
            new String[] {"authority", "-", "ECRPHS", "ECHS", "-"},
            new String[] {"former-leader", "-", "-", "-", "-"},
            new String[] {"former-member", "-", "-", "-", "-"},
            new String[] {"coming-member", "-", "-", "ECKGV", "-"},
            new String[] {"circle", "ECRPH", "-", "-", "-"},
            new String[] {"circle-who-may-sign", "ECRPHS", "-", "-", "-"},
            new String[] {"circle-and-member", "ECRPH", "ECKGWV", "ECKGV", "-"},
            new String[] {"central", "ECR", "-", "-", "-"},
            new String[] {"central-that-steps-in", "ECR", "EH", "EH", "-"},
            new String[] {"central-that-steps-in-and-may-sign", "ECR", "EHS", "EHS", "-"},
            new String[] {"outsider", "-", "-", "-", "-"},
            new String[] {"outsider-who-may-sign", "-", "-", "-", "-"},
            new String[] {"administrator", "E", "E", "E", "E"},
            new String[] {"administrator-and-member", "E", "ECKGWV", "ECKGV", "E"},
            new String[] {"foreign-mark", "-", "-", "-", "-"});

    private static final Instant PREPARING = Instant.parse("2027-03-01T12:00:30Z");
    private static final Instant RUNNING = Instant.parse("2027-06-15T12:00:00Z");
    private static final Instant OVER = Instant.parse("2028-02-01T12:00:00Z");

    private final Story story = new Story();

    private AccessMatrixTest() {
        Instrument agreement = story.agreement(AR, AR, CL, ES)
                .naming(
                        story.person(AR, TeamRole.LEADER, "leader"),
                        story.person(AR, TeamRole.MEMBER, "member"),
                        story.person(AR, TeamRole.MEMBER, "circle-and-member"),
                        story.person(AR, TeamRole.MEMBER, "administrator-and-member"),
                        story.person(AR, TeamRole.SECONDED, "seconded"),
                        story.person(AR, TeamRole.PARTICIPANT, "participant"),
                        story.person(AR, TeamRole.AUTHORITY, "authority"),
                        story.person(AR, TeamRole.LEADER, "former-leader").until("2027-05-31"),
                        story.person(AR, TeamRole.MEMBER, "former-member").until("2027-05-31"),
                        story.person(AR, TeamRole.MEMBER, "coming-member").from("2027-11-01"),
                        story.person(CL, TeamRole.LEADER, "foreign-mark"))
                .propose();
        story.sign(agreement, AR, CL, ES);
    }

    private static Set<Standpoint> standpoints(String account) {
        Set<Standpoint> all = EnumSet.noneOf(Standpoint.class);
        if (account.contains("circle")) {
            all.add(Standpoint.CIRCLE);
        }
        if (account.contains("central")) {
            all.add(Standpoint.CENTRAL);
        }
        if (account.contains("steps-in")) {
            all.add(Standpoint.STEPS_IN);
        }
        if (account.contains("may-sign")) {
            all.add(Standpoint.MAY_SIGN);
        }
        if (account.contains("administrator")) {
            all.add(Standpoint.OVERSEES);
        }
        return all;
    }

    private String rights(String account, Instant at) {
        Access access = new Access(story.standing(), new Account(AR, Story.mark(account), standpoints(account)), at);
        Set<Right> rights = new TreeSet<>(access.rights());
        String letters = rights.stream()
                .map(right -> LETTERS.substring(right.ordinal(), right.ordinal() + 1))
                .collect(Collectors.joining());
        for (Right right : Right.values()) {
            Explanation why = access.explain(right);
            assertEquals(rights.contains(right), why.allowed(), account + " " + right);
            assertEquals(right, why.right());
        }
        return letters.isEmpty() ? "-" : letters;
    }

    @TestFactory
    List<DynamicTest> every_account_in_every_state() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String[] row : TABLE) {
            tests.add(test(row[0], "preparing", row[1], PREPARING));
            tests.add(test(row[0], "running", row[2], RUNNING));
            tests.add(test(row[0], "over", row[3], OVER));
        }
        return tests;
    }

    private DynamicTest test(String account, String state, String expected, Instant at) {
        return DynamicTest.dynamicTest(account + " while " + state, () -> assertEquals(expected, rights(account, at)));
    }

    @TestFactory
    List<DynamicTest> nobody_of_a_party_that_has_left() {
        Instrument leaving = story.text(InstrumentKind.DEPARTURE, AR)
                .parties(CL, ES)
                .until("2027-04-30")
                .on(story.standing().consolidated(story.now).orElseThrow())
                .propose();
        story.sign(leaving, AR);
        List<DynamicTest> tests = new ArrayList<>();
        for (String[] row : TABLE) {
            tests.add(test(row[0], "its party has left", row[4], RUNNING));
            tests.add(test(row[0], "its party has left and it is over", row[4], OVER));
        }
        return tests;
    }
}
