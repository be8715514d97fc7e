package org.enlace.web.internal.rest;

import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;

/** Tells the answer when its body could not be written: once it has begun, Jersey would end it as if it were whole. */
final class BrokenOff implements WriterInterceptor {
    /** The request's property that holds its {@link ServletAnswer}. */
    static final String ANSWER = "org.enlace.web.answer";

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        try {
            context.proceed();
        } catch (IOException | RuntimeException | Error e) {
            ((ServletAnswer) context.getProperty(ANSWER)).brokeOff(e);
            throw e;
        }
    }
}
