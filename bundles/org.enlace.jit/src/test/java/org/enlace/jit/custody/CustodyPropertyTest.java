package org.enlace.jit.custody;

import static org.enlace.jit.custody.Strands.BR;
import static org.enlace.jit.custody.Strands.CO;
import static org.enlace.jit.custody.Strands.ITEM;
import static org.enlace.jit.custody.Strands.PE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.enlace.files.Sha256;
import org.enlace.jit.custody.CustodyLog.Flaw;
import org.enlace.jit.internal.custody.CustodyWire;
import org.enlace.platform.CountryCode;
import org.enlace.platform.RecordId;
import org.enlace.platform.Refusal;
import org.junit.jupiter.api.Test;

/** What is so of every chain: an honest one has no flaw, and one that was tampered with has. */
class CustodyPropertyTest {
    /** The same in every build; others with {@code -Dseed=} and {@code -Dhistories=}. */
    private static final long SEED = Long.getLong("seed", 0);

    private static final int HISTORIES = Integer.getInteger("histories", 8);
    private static final List<CountryCode> COUNTRIES = List.of(CO, BR, PE);
    private static final List<EventKind> AT_REST = List.of(
            EventKind.SEALED,
            EventKind.ACCESSED,
            EventKind.COPIED,
            EventKind.EXPORTED,
            EventKind.ANALYSED,
            EventKind.HASH_VERIFIED);

    /** Something that may honestly happen, step by step. */
    private static final class History {
        private final Strands strands = new Strands();
        private final Random random;
        private CountryCode holder = CO;
        private Optional<SealedEvent> out = Optional.empty();

        private History(long seed) {
            random = new Random(seed);
            COUNTRIES.forEach(one -> strands.off.put(one, Duration.ofMinutes(random.nextInt(21) - 10)));
            strands.write(CO, random.nextBoolean() ? EventKind.COLLECTED : EventKind.ACQUIRED);
            int steps = 4 + random.nextInt(25);
            for (int i = 0; i < steps; i++) {
                step();
            }
            if (out.isEmpty() && random.nextInt(3) == 0) {
                strands.write(holder, EventKind.RETURNED);
            }
        }

        private void step() {
            int die = random.nextInt(10);
            if (random.nextInt(6) == 0) {
                strands.rotate(any(COUNTRIES));
            }
            if (die == 0) {
                SealedEvent one = any(events());
                strands.draft(one.event().country(), EventKind.CORRECTED)
                        .correcting(one)
                        .write();
            } else if (out.isEmpty() && die < 4) {
                out = Optional.of(strands.out(holder, any(COUNTRIES)));
            } else if (out.isEmpty()) {
                strands.write(holder, any(AT_REST));
            } else if (die < 8) {
                holder = out.get()
                        .event()
                        .person(EventField.RECEIVING)
                        .orElseThrow()
                        .country();
                strands.received(holder, out.get());
                out = Optional.empty();
            } else {
                strands.draft(holder, EventKind.TRANSFER_ENDED)
                        .answering(out.get())
                        .write();
                out = Optional.empty();
            }
        }

        List<SealedEvent> events() {
            return strands.events;
        }

        <T> T any(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }

        /** At most so many. */
        List<SealedEvent> some(List<SealedEvent> of, int most) {
            List<SealedEvent> all = new ArrayList<>(of);
            Collections.shuffle(all, random);
            return all.subList(0, Math.min(most, all.size()));
        }
    }

    /** Says of which history something is not so. */
    private static void each(Consumer<History> so) {
        for (long seed = SEED; seed < SEED + HISTORIES; seed++) {
            try {
                so.accept(new History(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Repeat with -Dseed=" + seed + " -Dhistories=1: " + e.getMessage(), e);
            }
        }
    }

    private static CustodyLog log(List<SealedEvent> events) {
        return CustodyLog.of(ITEM, CO, events);
    }

    /** That other events name, so that what is done to them shows even where their node does it. */
    private static List<SealedEvent> named(History history) {
        return history.events().stream()
                .filter(one -> history.events().stream().anyMatch(other -> names(other, one)))
                .toList();
    }

    private static boolean names(SealedEvent other, SealedEvent one) {
        Sha256 hash = one.event().hash();
        return Stream.of(
                        other.event().prior(),
                        other.event().answers(),
                        other.event().corrects())
                .flatMap(Optional::stream)
                .anyMatch(hash::equals);
    }

    private static List<SealedEvent> with(History history, SealedEvent one, SealedEvent... instead) {
        List<SealedEvent> all = new ArrayList<>(history.events());
        all.remove(one);
        all.addAll(List.of(instead));
        Collections.shuffle(all, history.random);
        return all;
    }

    @Test
    void an_honest_history_has_no_flaw_and_is_the_same_in_whatever_order_it_came() {
        each(history -> {
            CustodyLog log = log(history.events());
            assertEquals(List.of(), log.findings());
            assertEquals(history.events().size(), log.events().size());
            assertTrue(log.state() instanceof CustodyLog.Gone
                    || log.state() instanceof CustodyLog.InTransit && history.out.isPresent()
                    || log.state() instanceof CustodyLog.Held held
                            && held.country().equals(history.holder));
            for (int i = 0; i < 5; i++) {
                List<SealedEvent> shuffled = new ArrayList<>(history.events());
                Collections.shuffle(shuffled, history.random);
                assertEquals(log, log(shuffled));
            }
        });
    }

    @Test
    void a_flawed_history_is_the_same_in_whatever_order_it_came() {
        each(history -> {
            List<SealedEvent> some = new ArrayList<>(history.events());
            some.remove(history.random.nextInt(some.size()));
            some.add(history.any(some));
            SealedEvent one = history.any(some);
            some.add(history.strands.sealed(
                    altered(one.event(), "Otra cosa"), one.event().country()));
            CustodyLog log = log(some);
            assertFalse(log.flawless());
            for (int i = 0; i < 5; i++) {
                Collections.shuffle(some, history.random);
                assertEquals(log, log(some));
            }
        });
    }

    @Test
    void whichever_byte_is_changed_it_is_no_event_any_more_or_the_seal_does_not_cover_it() {
        each(history -> {
            SealedEvent one = history.any(history.events());
            byte[] bytes = one.event().bytes();
            for (int i = 0; i < 12; i++) {
                byte[] changed = bytes.clone();
                int at = history.random.nextInt(bytes.length);
                changed[at] = (byte) (changed[at] ^ (1 + history.random.nextInt(255)));
                read(changed).ifPresent(event -> {
                    List<SealedEvent> all = with(history, one, new SealedEvent(event, one.seal()));
                    assertTrue(
                            log(all).findings().stream()
                                    .anyMatch(found -> found.flaw() == Flaw.SEAL
                                            && found.event().equals(event.hash())),
                            () -> new String(changed, StandardCharsets.UTF_8));
                });
            }
        });
    }

    private static Optional<CustodyEvent> read(byte[] bytes) {
        try {
            return Optional.of(CustodyWire.event(new String(bytes, StandardCharsets.UTF_8)));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    @Test
    void whichever_field_is_changed_the_seal_does_not_cover_it_and_what_follows_follows_nothing() {
        each(history -> {
            for (SealedEvent one : history.some(history.events(), 3)) {
                CustodyEvent event = one.event();
                for (CustodyEvent other : List.of(
                        altered(event, "Otra cosa"),
                        at(event, Strands.id(77), event.item(), event.country()),
                        at(event, event.id(), Strands.id(77), event.country()),
                        at(event, event.id(), event.item(), event.country().equals(CO) ? BR : CO))) {
                    CustodyLog log = log(with(history, one, new SealedEvent(other, one.seal())));
                    assertTrue(log.findings().stream().anyMatch(found -> found.flaw() == Flaw.SEAL));
                }
            }
            for (SealedEvent one : history.some(named(history), 4)) {
                SealedEvent resealed = history.strands.sealed(
                        altered(one.event(), "Otra cosa"), one.event().country());
                assertFalse(log(with(history, one, resealed)).flawless(), "though its own node seals it");
            }
        });
    }

    private static CustodyEvent altered(CustodyEvent event, String place) {
        return copy(event, event.id(), event.item(), event.country(), event.sequence(), event.prior(), place);
    }

    private static CustodyEvent at(CustodyEvent event, RecordId id, RecordId item, CountryCode country) {
        return copy(event, id, item, country, event.sequence(), event.prior(), event.place());
    }

    private static CustodyEvent copy(
            CustodyEvent event,
            RecordId id,
            RecordId item,
            CountryCode country,
            int sequence,
            Optional<Sha256> prior,
            String place) {
        return new CustodyEvent(
                id,
                event.team(),
                item,
                country,
                sequence,
                prior,
                event.kind(),
                event.happened(),
                event.zone(),
                event.written(),
                event.author(),
                event.by(),
                place,
                event.authority(),
                event.persons(),
                event.said());
    }

    @Test
    void what_is_left_out_twice_there_or_put_beside_is_found() {
        each(history -> {
            Strands strands = history.strands;
            for (SealedEvent one : history.some(named(history), 4)) {
                assertFalse(log(with(history, one)).flawless(), "left out");
            }
            SealedEvent one = history.any(history.events());
            assertTrue(found(with(history, one, one, one), Flaw.BRANCH), "twice");
            CustodyEvent event = one.event();
            SealedEvent copy =
                    strands.sealed(at(event, Strands.id(88), event.item(), event.country()), event.country());
            assertTrue(found(with(history, one, one, copy), Flaw.BRANCH), "twice, under another name");
            SealedEvent beside = strands.sealed(altered(event, "Otra cosa"), event.country());
            assertTrue(found(with(history, one, one, beside), Flaw.BRANCH), "beside");
        });
    }

    private static boolean found(List<SealedEvent> events, Flaw flaw) {
        return log(events).findings().stream().anyMatch(one -> one.flaw() == flaw);
    }

    @Test
    void two_that_changed_places_are_found_though_their_own_node_seals_them() {
        each(history -> {
            for (SealedEvent second : history.some(named(history), 4)) {
                history.events().stream()
                        .filter(one -> second.event()
                                .prior()
                                .filter(one.event().hash()::equals)
                                .isPresent())
                        .findFirst()
                        .ifPresent(first -> {
                            CustodyEvent before = first.event();
                            CustodyEvent after = second.event();
                            CustodyEvent now = copy(
                                    after,
                                    after.id(),
                                    after.item(),
                                    after.country(),
                                    before.sequence(),
                                    before.prior(),
                                    after.place());
                            CustodyEvent then = copy(
                                    before,
                                    before.id(),
                                    before.item(),
                                    before.country(),
                                    after.sequence(),
                                    Optional.of(now.hash()),
                                    before.place());
                            List<SealedEvent> all = with(
                                    history,
                                    first,
                                    history.strands.sealed(now, now.country()),
                                    history.strands.sealed(then, then.country()));
                            all.remove(second);
                            assertFalse(log(all).flawless());
                        });
            }
        });
    }
}
