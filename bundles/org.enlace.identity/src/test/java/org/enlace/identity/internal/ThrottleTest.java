package org.enlace.identity.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.enlace.identity.internal.Throttle.Counter;
import org.junit.jupiter.api.Test;

/** The bounds that the class states: what an attacker tries in a day who tries once a second, and never comes in. */
class ThrottleTest {
    private final Station.Time clock = new Station.Time();
    private final Throttle throttle = new Throttle(clock);

    @Test
    void oneAccountFromOneNetwork() {
        within(288 + 15, second -> Throttle.password("anna", "10.0.0.1", Optional.empty()));
    }

    @Test
    void oneAccountFromEverywhere() {
        within(
                8_640 + 60,
                second -> Throttle.password("anna", "10.0." + second / 256 + "." + second, Optional.empty()));
    }

    @Test
    void oneNetworkOverAllAccounts() {
        within(8_640 + 310, second -> Throttle.password("name-" + second, "10.0.0.1", Optional.empty()));
    }

    @Test
    void passwordsWithCodesFromOneNetwork() {
        within(86_400 + 100, second -> Throttle.both("10.0.0.1"));
    }

    @Test
    void codesOfAnAccountWhosePasswordIsKnown() {
        within(288 + 20, second -> Throttle.code("anna", Optional.empty()));
    }

    @Test
    void codesOfWhichTwoMustBeRightFromOneNetwork() {
        within(86_400 + 100, second -> Throttle.twoCodes("10.0.0.1"));
    }

    @Test
    void aTryThatIsTakenBackIsNone() {
        List<Counter> codes = Throttle.code("anna", Optional.empty());
        for (int i = 0; i < 1_000; i++) {
            throttle.begin(codes).takenBack();
        }

        assertEquals(8, passed(codes, 8));
    }

    private int passed(List<Counter> counters, int tries) {
        int passed = 0;
        for (int i = 0; i < tries; i++) {
            passed += tried(counters) ? 1 : 0;
        }
        return passed;
    }

    private void within(int bound, IntFunction<List<Counter>> counters) {
        int passed = 0;
        for (int second = 0; second < 86_400; second++) {
            passed += tried(counters.apply(second)) ? 1 : 0;
            clock.pass(Duration.ofSeconds(1));
        }

        assertTrue(passed <= bound, passed + " were looked at");
        assertTrue(passed > bound / 2, "only " + passed + " were looked at: the bound says too much");
    }

    private boolean tried(List<Counter> counters) {
        try {
            throttle.begin(counters);
            return true;
        } catch (Throttle.Shut shut) {
            return false;
        }
    }
}
