package org.enlace.protocols.internal.rest;

/** Why a record is taken out of use. */
public record WithdrawalJson(String reason) {}
