package org.enlace.web.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How pages and the JSON API behave. Where the node listens is told at its start (ENLACE_HTTP_PORT), not here. */
@ObjectClassDefinition(name = "Enlace web", description = "Pages and the JSON API")
public @interface Config {
    @AttributeDefinition(
            name = "Language",
            description =
                    "Language of pages when nobody asked for another: es, pt, en, fr; empty for the country's own",
            options = {
                @org.osgi.service.metatype.annotations.Option(label = "the country's own", value = ""),
                @org.osgi.service.metatype.annotations.Option(label = "Español", value = "es"),
                @org.osgi.service.metatype.annotations.Option(label = "Português", value = "pt"),
                @org.osgi.service.metatype.annotations.Option(label = "English", value = "en"),
                @org.osgi.service.metatype.annotations.Option(label = "Français", value = "fr")
            })
    String language() default "";

    @AttributeDefinition(
            name = "Time zone",
            description =
                    "IANA name of the zone times are shown in, such as America/Bogota; empty for the country's own")
    String zone() default "";

    @AttributeDefinition(
            name = "Body limit",
            description = "Bytes a JSON body or a form without files may have",
            min = "1024",
            max = "104857600")
    long bodyLimit() default 1_048_576;

    @AttributeDefinition(
            name = "Upload limit",
            description = "Bytes a form with files may have; it is held in memory",
            min = "1024",
            max = "104857600")
    long uploadLimit() default 10_485_760;

    @AttributeDefinition(
            name = "Proxies",
            description = "Addresses of proxies whose Forwarded or X-Forwarded-For says where a request comes from;"
                    + " nobody else's is believed")
    String[] proxies() default {};

    @AttributeDefinition(
            name = "Ports",
            description = "Further ports that a firewall or a container forwards to this node;"
                    + " the node's own port and 443 are always answered")
    String[] ports() default {};
}
