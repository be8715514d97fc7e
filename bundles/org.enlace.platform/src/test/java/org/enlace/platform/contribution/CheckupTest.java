package org.enlace.platform.contribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.enlace.platform.contribution.Checkup.Answer;
import org.enlace.platform.contribution.HealthCheck.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CheckupTest {
    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger hung = new AtomicInteger();
    private final CountDownLatch hangs = new CountDownLatch(1);

    private static HealthCheck check(String name, Supplier<List<Problem>> problems) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Problem> problems() {
                return problems.get();
            }
        };
    }

    private HealthCheck hanging() {
        return check("hanging", () -> {
            hung.incrementAndGet();
            hangs.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return List.of();
        });
    }

    private static Checkup<Problem> of(Duration limit) {
        return new Checkup<>(limit, HealthCheck::problems, silence -> new Problem(true, silence.message()));
    }

    @Test
    @Timeout(30)
    void aCheckThatHangsAndOneThatFailsHideNoOther() {
        List<Answer<Problem>> answers = of(Duration.ofSeconds(5))
                .ask(List.of(
                        hanging(),
                        check("failing", () -> {
                            throw new IllegalStateException("a secret that is not told");
                        }),
                        check("disk", () -> List.of(new Problem(false, "The disk is full")))));
        assertEquals(
                List.of(
                        new Answer<>("disk", List.of(new Problem(false, "The disk is full"))),
                        new Answer<>(
                                "failing",
                                List.of(new Problem(
                                        true, "The check failed with IllegalStateException: the log may tell why"))),
                        new Answer<>(
                                "hanging",
                                List.of(new Problem(
                                        true, "The check gave no answer within 5 seconds: the log may tell why")))),
                answers);
    }

    @Test
    @Timeout(30)
    void aCheckThatStillHangsIsNotAskedASecondTime() throws InterruptedException {
        Checkup<Problem> checkup = of(Duration.ofMillis(50));
        HealthCheck hanging = hanging();
        for (int i = 0; i < 5; i++) {
            assertEquals(1, checkup.ask(List.of(hanging)).get(0).said().size());
        }
        hangs.await();
        assertEquals(1, hung.get(), "threads that hang");
    }

    @Test
    @Timeout(30)
    void aCheckThatAnswersAgainIsHeard() {
        AtomicInteger asked = new AtomicInteger();
        HealthCheck check = check("mended", () -> {
            if (asked.getAndIncrement() == 0) {
                throw new NoClassDefFoundError("gone");
            }
            return List.of();
        });
        Checkup<Problem> checkup = of(Duration.ofSeconds(20));
        assertTrue(
                checkup.ask(List.of(check)).get(0).said().get(0).message().contains("NoClassDefFoundError"),
                "a missing class is an answer too");
        assertEquals(List.of(), checkup.ask(List.of(check)).get(0).said());
    }
}
