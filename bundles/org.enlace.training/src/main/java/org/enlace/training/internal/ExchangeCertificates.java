package org.enlace.training.internal;

import org.enlace.platform.Caller;
import org.enlace.platform.RecordId;
import org.enlace.training.exchange.Application;
import org.enlace.training.exchange.Call;

/** Gives the certificate of an exchange, in the current transaction. */
@FunctionalInterface
interface ExchangeCertificates {
    /**
     * @param unit that received the officer
     * @return the certificate
     */
    RecordId issue(Application.Reported exchange, Call call, String unit, Caller caller);
}
