package org.enlace.jit.signing;

import static org.enlace.jit.signing.Story.AR;
import static org.enlace.jit.signing.Story.CL;
import static org.enlace.jit.signing.Story.ES;
import static org.enlace.jit.signing.Story.UY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.enlace.jit.access.TeamRole;
import org.enlace.jit.agreement.Instrument;
import org.enlace.jit.agreement.InstrumentKind;
import org.enlace.jit.agreement.Party;
import org.enlace.platform.CountryCode;
import org.junit.jupiter.api.Test;

/** The same said in any order, and any of it twice, is the same team. */
class AnyOrderTest {
    private static final List<CountryCode> ALL = List.of(AR, CL, ES, UY);
    private static final int HISTORIES = 60;
    private static final int ORDERS = 4;
    private static final Map<Long, Story> KNOWN = new HashMap<>();

    @Test
    void any_order_and_any_doubling_of_arrival_gives_the_same_standing() {
        int ran = 0;
        int amended = 0;
        for (long seed = 1; seed <= HISTORIES; seed++) {
            Random random = new Random(seed);
            Story story = history(seed);
            String told = told(story, story.all);
            for (int i = 0; i < ORDERS; i++) {
                List<Deed> arrived = new ArrayList<>(story.all);
                story.all.stream().filter(deed -> random.nextInt(4) == 0).forEach(arrived::add);
                Collections.shuffle(arrived, random);
                assertEquals(told, told(story, arrived), "seed " + seed);
            }
            ran += told.contains("Running") || told.contains("Ended") ? 1 : 0;
            amended += story.standing().inForce(story.now).size() > 2 ? 1 : 0;
        }
        assertTrue(ran > HISTORIES / 2 && amended > HISTORIES / 10, ran + " ran, " + amended + " amended");
    }

    /** What was known at a moment does not hang on what was said later, where clocks are right. */
    @Test
    void what_is_said_later_changes_nothing_of_what_was() {
        for (long seed = 1; seed <= HISTORIES; seed++) {
            Story story = history(seed);
            List<Deed> ordered = new ArrayList<>(story.all);
            ordered.sort(Deed.ORDER);
            for (int upTo = 1; upTo < ordered.size(); upTo += 5) {
                Instant then = ordered.get(upTo - 1).said().at();
                if (ordered.get(upTo).said().at().equals(then)) {
                    continue;
                }
                assertEquals(
                        told(Standing.of(Story.TEAM, ordered.subList(0, upTo), Set.of()), List.of(then)),
                        told(Standing.of(Story.TEAM, ordered, Set.of()), List.of(then)),
                        "seed " + seed + " at " + upTo);
            }
        }
    }

    private static String told(Story story, List<Deed> arrived) {
        List<Instant> moments = new ArrayList<>();
        for (int i = 0; i < story.all.size(); i += 7) {
            moments.add(story.all.get(i).said().at());
        }
        moments.add(story.now);
        moments.add(story.now.plus(200, ChronoUnit.DAYS));
        moments.add(story.now.plus(2000, ChronoUnit.DAYS));
        Standing standing = Standing.of(Story.TEAM, arrived, Set.of());
        return told(standing, moments)
                + standing.waiting().stream().map(one -> one.said().id()).toList();
    }

    private static String told(Standing standing, List<Instant> moments) {
        return moments.stream().map(at -> at + told(standing, at)).collect(Collectors.joining("\n"));
    }

    /** All there is to tell of a moment, by names. */
    private static String told(Standing standing, Instant at) {
        StringBuilder told = new StringBuilder();
        Phase phase = standing.phase(at);
        told.append(phase.getClass().getSimpleName());
        if (phase instanceof Phase.Ended ended) {
            told.append(ended.at()).append(ended.how());
        }
        standing.inForce(at).forEach(one -> told.append("\n+ ")
                .append(one.instrument().id())
                .append(one.since())
                .append(one.beside().stream().map(Instrument::id).toList()));
        standing.pending(at).forEach(one -> told.append("\n? ")
                .append(one.instrument().id())
                .append(one.asked())
                .append(one.signed())
                .append(one.hinders())
                .append(one.replaced().map(Instrument::id)));
        standing.memberships(at).forEach(one -> told.append("\n@ ")
                .append(one.party())
                .append(one.from())
                .append(one.until()));
        standing.people(at).forEach(one -> told.append("\n. ")
                .append(one.designation().id())
                .append(one.designation().last())
                .append(one.by().instrument().id()));
        standing.clauses(at).forEach(one -> told.append("\n§ ")
                .append(one.clause().key())
                .append(one.by().instrument().id())
                .append(one.over().map(over -> over.instrument().id())));
        return told.append(standing.base(at))
                .append(standing.lastDay(at).map(LastDay::end))
                .toString();
    }

    /** Signing takes time, so each is written once for both tests. */
    private static Story history(long seed) {
        return KNOWN.computeIfAbsent(seed, one -> written(new Random(one)));
    }

    /** Whatever parties may say, sense or nonsense, with clocks that are not quite together. */
    private static Story written(Random random) {
        Story story = new Story();
        List<Instrument> texts = new ArrayList<>();
        List<Story.Person> people = new ArrayList<>();
        Instrument agreement = story.agreement(AR, AR, CL, ES)
                .clause("purpose", "Uno")
                .clause("costs", "Uno")
                .naming(person(story, random, people))
                .propose();
        texts.add(agreement);
        for (CountryCode country : List.of(AR, CL, ES)) {
            if (random.nextInt(10) > 0) {
                story.sign(agreement, country);
            }
        }
        for (int i = 0; i < 25; i++) {
            story.now = story.now.plusSeconds(random.nextInt(3_000_000) - (random.nextInt(4) == 0 ? 200 : 0));
            if (random.nextInt(3) == 0) {
                texts.add(text(story, random, texts, people));
            } else {
                Instrument text = texts.get(texts.size() - 1 - random.nextInt(Math.min(3, texts.size())));
                List<CountryCode> signers = new ArrayList<>(ALL);
                Collections.shuffle(signers, random);
                signers.subList(0, 1 + random.nextInt(4)).forEach(country -> story.sign(text, country));
                if (random.nextInt(8) == 0) {
                    story.signOnPaper(text, UY, ALL.get(random.nextInt(3)));
                }
            }
        }
        return story;
    }

    private static Instrument text(Story story, Random random, List<Instrument> texts, List<Story.Person> people) {
        InstrumentKind[] kinds = InstrumentKind.values();
        InstrumentKind kind = kinds[random.nextInt(kinds.length)];
        CountryCode proposer = ALL.get(random.nextInt(ALL.size()));
        List<CountryCode> parties = new ArrayList<>(List.of(AR, CL, ES));
        switch (kind) {
            case ACCESSION -> parties.add(UY);
            case DEPARTURE -> parties.remove(proposer);
            default -> {}
        }
        Party[] named = parties.stream()
                .map(country -> country.equals(UY) && random.nextBoolean() ? Story.onPaper(UY) : Story.party(country))
                .toArray(Party[]::new);
        Story.Text text = story.text(kind, proposer).of(named);
        Instrument base = random.nextInt(3) == 0
                ? texts.get(random.nextInt(texts.size()))
                : story.standing()
                        .base(story.now)
                        .flatMap(hash -> story.standing().text(hash))
                        .map(Proposed::instrument)
                        .orElse(texts.get(0));
        if (kind != InstrumentKind.AGREEMENT) {
            text.on(base);
        }
        if (kind.hasLastDay()) {
            text.until(Story.LAST.plusDays(random.nextInt(400) - 200).toString());
        }
        if (kind == InstrumentKind.AMENDMENT) {
            text.clause(random.nextBoolean() ? "purpose" : "costs", "Texto " + random.nextInt(1000));
        }
        if (kind == InstrumentKind.DESIGNATION) {
            text.naming(
                    random.nextBoolean() || people.isEmpty()
                            ? person(story, random, people)
                            : people.get(random.nextInt(people.size()))
                                    .until("2027-0" + (3 + random.nextInt(6)) + "-15"));
        }
        if (random.nextInt(6) == 0) {
            text.replacing(texts.get(random.nextInt(texts.size())));
        }
        return text.propose();
    }

    private static Story.Person person(Story story, Random random, List<Story.Person> people) {
        TeamRole[] roles = TeamRole.values();
        Story.Person person =
                story.person(ALL.get(random.nextInt(3)), roles[random.nextInt(roles.length)], "p" + random.nextInt(9));
        people.add(person);
        return person;
    }
}
