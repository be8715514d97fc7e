package org.enlace.jit.internal.stamping;

/** Carries requests to a service, and its answers back. */
@FunctionalInterface
interface Carrier {
    /**
     * @param request the bytes of a TimeStampReq
     * @return what came back, whatever it is
     * @throws Unanswered where nothing came that could be an answer
     */
    byte[] ask(byte[] request) throws Unanswered;

    /** Nothing came. The message is English, one line, and says of which service. */
    final class Unanswered extends Exception {
        private static final long serialVersionUID = 1L;

        Unanswered(String message) {
            super(message);
        }
    }
}
