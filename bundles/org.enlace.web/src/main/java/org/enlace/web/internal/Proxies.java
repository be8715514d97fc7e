package org.enlace.web.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies that the configuration names. Of them alone it is believed for whom they speak. A proxy that nobody named speaks for
 * others too: if it is on this machine, they are not this machine.
 */
record Proxies(Set<InetAddress> trusted) {
    static final Proxies NONE = new Proxies(Set.of());

    /** The address that is nobody's. */
    private static final String UNKNOWN = "0.0.0.0";

    private static final List<String> FORWARDING =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");
    /** RFC 7239, section 4. */
    private static final Pattern FOR = Pattern.compile("(?i)(?:^|;)\\s*for\\s*=\\s*([^;]*)");

    private static final Pattern ADDRESS =
            Pattern.compile("(?<four>[0-9]+(?:\\.[0-9]+){3})(?::[0-9]+)?|\\[(?<six>[0-9A-Fa-f:.]+)](?::[0-9]+)?"
                    + "|(?<bare>[0-9A-Fa-f.]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)");

    /** @throws IllegalArgumentException for what is no address of IPv4 or IPv6; names are none, for a name server would answer for them */
    static Proxies of(String... addresses) {
        Set<InetAddress> trusted = new LinkedHashSet<>();
        for (String address : addresses) {
            if (!address.isBlank()) {
                trusted.add(read(address.strip())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "\"" + address + "\" is no address of a proxy, such as 192.0.2.10 or 2001:db8::10")));
            }
        }
        return new Proxies(Set.copyOf(trusted));
    }

    static boolean isAddress(String text) {
        return read(text).isPresent();
    }

    /** Where a request comes from: the last address on its way that is no trusted proxy's. */
    String sender(HttpServletRequest request) {
        String connected = request.getRemoteAddr();
        if (!trusts(connected)) {
            return Loopback.is(connected) && FORWARDING.stream().anyMatch(name -> request.getHeader(name) != null)
                    ? UNKNOWN
                    : connected;
        }
        List<String> way = way(request);
        Collections.reverse(way);
        for (String step : way) {
            Optional<InetAddress> address = read(step);
            if (address.isEmpty() || !trusted.contains(address.get())) {
                return address.map(InetAddress::getHostAddress).orElse(UNKNOWN);
            }
        }
        return UNKNOWN;
    }

    private boolean trusts(String connected) {
        return !trusted.isEmpty() && read(connected).filter(trusted::contains).isPresent();
    }

    private static List<String> way(HttpServletRequest request) {
        boolean standard = request.getHeader("Forwarded") != null;
        List<String> way = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(standard ? "Forwarded" : "X-Forwarded-For"))) {
            Arrays.stream(line.split(",", -1))
                    .map(step -> standard ? named(step) : step.strip())
                    .forEach(way::add);
        }
        return way;
    }

    private static String named(String step) {
        Matcher named = FOR.matcher(step);
        return named.find() ? named.group(1).strip().replace("\"", "") : "";
    }

    private static Optional<InetAddress> read(String text) {
        Matcher address = ADDRESS.matcher(text);
        if (!address.matches()) {
            return Optional.empty();
        }
        String bare = address.group("four") == null ? address.group("six") : address.group("four");
        try {
            return Optional.of(InetAddress.getByName(bare == null ? address.group("bare") : bare));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
