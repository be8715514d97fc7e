package org.enlace.web;

import java.time.ZoneId;
import java.util.Optional;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;

/**
 * Whoever looks at a page, signed in or not, for resource methods that are {@link Public}: {@code @Context Visitor}. Where
 * somebody must be signed in, take the {@link Caller} instead.
 *
 * @param caller   the officer, where one is signed in
 * @param language the language texts are given in
 * @param zone     the zone times are shown in
 */
public record Visitor(Optional<Caller> caller, Language language, ZoneId zone) {}
