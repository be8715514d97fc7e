package org.enlace.identity.internal.web;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.enlace.identity.SignIns;
import org.enlace.identity.SignIns.Step;
import org.enlace.platform.Refusal;
import org.enlace.web.OwnPath;
import org.enlace.web.Page;
import org.enlace.web.Sender;
import org.enlace.web.SessionCookie;
import org.enlace.web.Visitor;

/** What every way into the node has in common: the cookies of a success, the code form in between, the words of a refusal. */
final class Entrance {
    private final Desk desk;
    private final Clock clock;

    Entrance(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** What this browser shows to be known here; empty where it is not. */
    static String device(HttpHeaders headers, Sender sender) {
        Cookie cookie = headers.getCookies().get(deviceName(sender));
        return cookie == null ? "" : cookie.getValue();
    }

    /** Sends whoever has just signed in on to where they were going, or to what they must do first. */
    static Response in(Step.Done done, String to, Sender sender) {
        URI next = done.enrolFirst()
                ? URI.create("/account/second-factor")
                : done.recoveryCodes()
                        .map(left -> URI.create("/account/second-factor?left=" + left))
                        .orElse(OwnPath.orHome(to));
        return with(Response.seeOther(next), done, sender).build();
    }

    static Response.ResponseBuilder with(Response.ResponseBuilder answer, Step.Done done, Sender sender) {
        answer.cookie(SessionCookie.of(done.session(), sender));
        done.device()
                .ifPresent(device -> answer.cookie(new NewCookie.Builder(deviceName(sender))
                        .value(device)
                        .path("/")
                        .maxAge((int) Duration.ofDays(SignIns.DEVICE_DAYS).toSeconds())
                        .httpOnly(true)
                        .secure(sender.secure())
                        .sameSite(NewCookie.SameSite.STRICT)
                        .build()));
        return answer;
    }

    /** What comes after a step: in, the form for the code, or a page that comes back by itself when it may be one's turn. */
    Response next(Step step, String to, Visitor visitor, Sender sender) {
        if (step instanceof Step.Done done) {
            return in(done, to, sender);
        }
        if (step instanceof Step.CodeNeeded needed) {
            return Response.ok(code(needed.pending(), to, Form.empty(), visitor))
                    .build();
        }
        Step.Waiting waiting = (Step.Waiting) step;
        String turn = OwnPath.via("/sign-in/turn", OwnPath.orHome(to).toString());
        Labels labels = desk.labels(visitor.language());
        Page page = desk.page(labels.get("page.turn.title"), "turn", labels, Map.of("waiting", waiting, "turn", turn));
        return Response.accepted(page)
                .header("Refresh", Math.max(2, Math.min(10, waiting.seconds() / 4)) + "; url=" + turn)
                .cookie(ticket(waiting.ticket(), -1, sender))
                .build();
    }

    /** The ticket of a browser that waits for its turn; empty where it has none. */
    static String ticket(HttpHeaders headers, Sender sender) {
        Cookie cookie = headers.getCookies().get(ticketName(sender));
        return cookie == null ? "" : cookie.getValue();
    }

    /** The same answer, for a browser that waits no longer. */
    static Response withoutTicket(Response answer, Sender sender) {
        return Response.fromResponse(answer).cookie(ticket("", 0, sender)).build();
    }

    private static NewCookie ticket(String value, int age, Sender sender) {
        return new NewCookie.Builder(ticketName(sender))
                .value(value)
                .path("/")
                .maxAge(age)
                .httpOnly(true)
                .secure(sender.secure())
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    private static String ticketName(Sender sender) {
        return sender.secure() ? "__Host-enlace-turn" : "enlace_turn";
    }

    /** Asks for the code that belongs to a password that was right. */
    Page code(String pending, String to, Form form, Visitor visitor) {
        Labels labels = desk.labels(visitor.language());
        return desk.page(
                labels.get("page.code.title"),
                "code",
                labels,
                Map.of(
                        "form",
                        form,
                        "pending",
                        pending,
                        "to",
                        OwnPath.orHome(to).toString()));
    }

    /** A form with its refusal: 429 with the time to try again where somebody has to wait. */
    Response refused(Refusal refusal, Page page) {
        if (refusal.code().equals("sign-in.wait")) {
            return Response.status(429)
                    .header("Retry-After", seconds(refusal))
                    .entity(page)
                    .build();
        }
        if (refusal.code().equals("sign-in.busy")) {
            return Response.status(503).header("Retry-After", 30).entity(page).build();
        }
        return Response.status(422).entity(page).build();
    }

    /** The words of a refusal; where somebody has to wait, until when. */
    String words(Refusal refusal, Visitor visitor) {
        Labels labels = desk.labels(visitor.language());
        String words = labels.of(refusal);
        return refusal.code().equals("sign-in.wait")
                ? words + " "
                        + labels.get(
                                "page.sign-in.again",
                                labels.clock(clock.instant().plusSeconds(seconds(refusal)), visitor.zone()))
                : words;
    }

    private static long seconds(Refusal refusal) {
        return refusal.values().stream()
                .filter(Number.class::isInstance)
                .map(value -> ((Number) value).longValue())
                .findFirst()
                .orElse(60L);
    }

    private static String deviceName(Sender sender) {
        return sender.secure() ? "__Host-enlace-device" : "enlace_device";
    }
}
