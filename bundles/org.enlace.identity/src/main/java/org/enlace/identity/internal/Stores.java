package org.enlace.identity.internal;

/** What the bundle keeps. */
public interface Stores {
    OfficerStore officers();

    UnitStore units();

    RoleStore roles();

    CredentialStore credentials();

    OneTimeStore oneTimes();

    SessionStore sessions();

    TokenStore tokens();

    DeputyStore deputies();

    KeyStore keys();
}
