package org.enlace.protocols;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The spelling of constants outside Java: lower case, with hyphens. */
final class Token {
    private Token() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> Optional<E> find(E[] constants, String token) {
        return Arrays.stream(constants)
                .filter(constant -> of(constant).equals(token))
                .findFirst();
    }

    static String list(Enum<?>... constants) {
        return Arrays.stream(constants).map(Token::of).collect(Collectors.joining(", "));
    }
}
