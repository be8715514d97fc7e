package org.enlace.web;

/**
 * Where a request comes from, for resource methods that sign people in: {@code @Context Sender}.
 *
 * @param address the network address it came from
 * @param secure  whether it came by TLS
 * @param agent   what the browser calls itself, cut to 200 characters; may be empty
 * @param session the value of the session cookie it brought; may be empty
 */
public record Sender(String address, boolean secure, String agent, String session) {}
