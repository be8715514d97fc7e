package org.enlace.training.internal.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Language;
import org.enlace.platform.RecordId;
import org.enlace.platform.Texts;
import org.enlace.reference.Countries;
import org.enlace.training.exchange.Alternative;
import org.enlace.training.exchange.Obstacle;
import org.enlace.training.exchange.Proposal;
import org.enlace.training.exchange.Reason;
import org.enlace.training.exchange.Reciprocity;
import org.enlace.training.exchange.Route;
import org.enlace.training.exchange.Weights;
import org.junit.jupiter.api.Test;

/** What the matching says is said in four languages; the configured weights are looked through. */
class ExplainedTest {
    private static final Countries NONE = new Countries() {
        @Override
        public List<Country> all(Language language) {
            return List.of();
        }

        @Override
        public Optional<Country> find(CountryCode code) {
            return Optional.empty();
        }
    };

    private static Explained in(Language language) {
        return new Explained(Texts.of(Explained.class), language, NONE);
    }

    /** One officer with everything that can speak for a place. */
    private static Proposal proposal() {
        Round round = new Round()
                .officer("a", Round.asking("CO", Round.ROUTES, Round.VICTIMS))
                .place("p", "PE", 1);
        round.agreed.add(round.pair("a", "p"));
        round.reciprocity =
                new Reciprocity.Frozen(2023, 2027, Map.of(new Route(new CountryCode("CO"), new CountryCode("PE")), 7));
        return round.proposal("a");
    }

    @Test
    void every_reason_is_said_in_four_languages() {
        Proposal proposal = proposal();
        Set<Reason.Aspect> said = new HashSet<>();
        proposal.reasons().forEach(reason -> said.add(reason.aspect()));
        assertEquals(Set.of(Reason.Aspect.values()), said);
        for (Reason reason : proposal.reasons()) {
            Set<String> sentences = new HashSet<>();
            for (Language language : Language.values()) {
                String sentence = in(language).withPoints(reason);
                assertFalse(sentence.contains("{") || sentence.contains("matching."), sentence);
                sentences.add(sentence);
            }
            assertTrue(sentences.size() >= 3, sentences.toString());
        }
        assertEquals(
                "+20: 1 of 2 themes asked for: routes",
                in(Language.EN).withPoints(proposal.reasons().get(0)));
        assertEquals("Captación en línea", in(Language.ES).theme("online-recruitment"));
        assertTrue(in(Language.ES).withPoints(proposal.reasons().get(5)).startsWith("+7: "));
        Reason rank = new Reason(Reason.Aspect.RANK, -20, List.of("OPERATIONAL", "MIDDLE"));
        assertTrue(
                in(Language.EN).withPoints(rank).startsWith("−20: "),
                in(Language.EN).withPoints(rank));
        Reason none = new Reason(Reason.Aspect.THEMES, 0, List.of("", "2"));
        assertEquals("0: none of the 2 themes asked for", in(Language.EN).withPoints(none));
    }

    @Test
    void every_obstacle_and_every_cost_is_said_in_four_languages() {
        RecordId place = new RecordId(new UUID(1, 1));
        List<Alternative> all = List.of(
                new Alternative(place, 5, 0, 0),
                new Alternative(place, 5, 0, 1),
                new Alternative(place, 5, 0, 12),
                new Alternative(place, 5, 1, 3),
                new Alternative(place, 5, -1, 3),
                new Alternative(place, 5, 0, -3));
        for (Language language : Language.values()) {
            Set<String> said = new HashSet<>();
            all.forEach(one -> said.add(in(language).cost(one)));
            assertEquals(all.size(), said.size(), said.toString());
            Set<String> obstacles = new HashSet<>();
            for (Obstacle obstacle : Obstacle.values()) {
                obstacles.add(in(language).obstacle(obstacle, 3));
            }
            assertEquals(Obstacle.values().length, obstacles.size());
            assertTrue(obstacles.stream().noneMatch(one -> one.contains("{")), obstacles.toString());
        }
        assertEquals("would cost the whole 12 points", in(Language.EN).cost(all.get(2)));
    }

    /** The configuration with some keys said otherwise. */
    private static MatchingSettings.Config config(Map<String, Integer> said) {
        Map<String, Object> values = new HashMap<>();
        for (Method key : MatchingSettings.Config.class.getDeclaredMethods()) {
            values.put(key.getName(), said.getOrDefault(key.getName(), (Integer) key.getDefaultValue()));
        }
        return (MatchingSettings.Config) Proxy.newProxyInstance(
                MatchingSettings.Config.class.getClassLoader(),
                new Class<?>[] {MatchingSettings.Config.class},
                (proxy, method, arguments) -> values.get(method.getName()));
    }

    @Test
    void the_configuration_says_what_the_program_would_and_weights_that_do_not_fit_are_named() {
        MatchingSettings settings = new MatchingSettings(config(Map.of()));
        assertEquals(Weights.DEFAULT, settings.weights());
        assertEquals(5, settings.years());
        settings.look(config(Map.of("theme", 100, "reciprocityYears", 3)));
        assertEquals(100, settings.weights().theme());
        assertEquals(3, settings.years());
        settings.look(config(Map.of("theme", 900)));
        assertEquals(Weights.DEFAULT, settings.weights());
        assertEquals("placement.weight-agreed", settings.wrong().orElseThrow().code());
        settings.look(config(Map.of()));
        assertTrue(settings.wrong().isEmpty());
    }
}
