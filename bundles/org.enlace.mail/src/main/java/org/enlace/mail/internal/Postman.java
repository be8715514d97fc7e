package org.enlace.mail.internal;

/** Who takes letters to the server. */
public interface Postman {
    /**
     * Makes the way to the server.
     *
     * @throws NotNow when there is none
     */
    Way way() throws NotNow;

    /** A way to the server, for some letters one after the other. */
    interface Way extends AutoCloseable {
        /**
         * Hands a letter over.
         *
         * @throws NotNow when the server could not take it now
         * @throws Refused when the server will not have it
         */
        void take(Waiting letter) throws NotNow, Refused;

        @Override
        void close();
    }

    /** It may go another time. */
    final class NotNow extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean way;

        /** @param way whether the way is gone, for all letters; otherwise it is about one letter */
        public NotNow(boolean way, String message, Throwable cause) {
            super(message, cause);
            this.way = way;
        }

        boolean way() {
            return way;
        }
    }

    /** This letter will never go. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        public Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
