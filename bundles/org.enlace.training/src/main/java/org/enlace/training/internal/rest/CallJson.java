package org.enlace.training.internal.rest;

import java.util.List;
import java.util.UUID;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Call;
import org.enlace.training.exchange.ExchangeCall;
import org.enlace.training.exchange.Theme;

/**
 * A call for exchanges as the API gives it.
 *
 * @param state    draft, open, closed or cancelled
 * @param days     how long a stay lasts
 * @param deadline the last day to apply
 * @param reason   why it was cancelled; absent otherwise
 */
record CallJson(
        String id,
        int version,
        String state,
        String title,
        List<String> themes,
        PeriodJson window,
        int days,
        boolean themeRequired,
        String deadline,
        String conditions,
        String reason,
        StampJson created,
        StampJson changed) {
    private static final RecordId NONE = new RecordId(new UUID(0, 0));

    static CallJson of(ExchangeCall given) {
        Call call = given.call();
        return new CallJson(
                call.id().toString(),
                given.version(),
                given.state().token(),
                call.title(),
                call.themes().stream().map(Theme::value).toList(),
                PeriodJson.of(call.window()),
                call.days(),
                call.themeRequired(),
                call.deadline().toString(),
                call.conditions(),
                given instanceof ExchangeCall.Cancelled cancelled ? cancelled.reason() : null,
                StampJson.of(given.core().created()),
                StampJson.of(given.core().changed()));
    }

    /**
     * What a call says.
     *
     * @param themeRequired false where it is left out
     * @param conditions    may be left out
     */
    record Content(
            String title,
            List<String> themes,
            PeriodJson window,
            Integer days,
            Boolean themeRequired,
            String deadline,
            String conditions) {
        Call call() {
            return new Call(
                    NONE,
                    title,
                    Given.list(themes).stream().map(Theme::new).toList(),
                    Given.needed(window, "window").period(),
                    Given.needed(days, "days"),
                    Boolean.TRUE.equals(themeRequired),
                    PeriodJson.day(deadline, "deadline"),
                    conditions);
        }
    }

    /** Why something was done. */
    record Reason(String reason) {}
}
