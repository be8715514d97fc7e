package org.enlace.training.internal.web;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.enlace.platform.Refusal;
import org.enlace.training.exchange.FollowUp;
import org.enlace.training.exchange.Papers;
import org.enlace.training.exchange.Preparation;
import org.enlace.training.exchange.Stage;

/** The words of addresses and forms that name one of few. */
public final class ExchangeTokens {
    private ExchangeTokens() {}

    public static Preparation.Item item(String token) {
        return of(token, Preparation.Item.values(), Preparation.Item::token);
    }

    public static Papers.Paper paper(String token) {
        return of(token, Papers.Paper.values(), Papers.Paper::token);
    }

    public static FollowUp.Due due(String token) {
        return of(token, FollowUp.Due.values(), FollowUp.Due::token);
    }

    public static Stage stage(String token) {
        return of(token, Stage.values(), Stage::token);
    }

    /** What a point of the checklist is noted as. */
    public static String tick(String token) {
        return of(token, new String[] {"open", "ready", "not-needed"}, word -> word);
    }

    /** @throws Refusal {@code placement.word} for one that is none of them */
    static <T> T of(String token, T[] all, Function<T, String> word) {
        return Arrays.stream(all)
                .filter(each -> word.apply(each).equals(token))
                .findFirst()
                .orElseThrow(() -> {
                    String known = Arrays.stream(all).map(word).collect(Collectors.joining(", "));
                    return new Refusal(
                            "placement.word",
                            "\"" + Form.cut(String.valueOf(token)) + "\" is none of " + known + "; use one of them",
                            Form.cut(String.valueOf(token)),
                            known);
                });
    }
}
