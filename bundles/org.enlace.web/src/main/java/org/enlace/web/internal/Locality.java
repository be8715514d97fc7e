package org.enlace.web.internal;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.reference.Countries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What those get who asked for no language and no time zone: what is configured, else what is usual in the node's country. */
public interface Locality {
    Language language();

    ZoneId zone();

    static Locality of(Language language, ZoneId zone) {
        return new Locality() {
            @Override
            public Language language() {
                return language;
            }

            @Override
            public ZoneId zone() {
                return zone;
            }
        };
    }

    /** The node's own. The reference data are read when somebody first asks, not while the node starts. */
    static Locality of(Config config, Node node, Countries countries) {
        return new OfNode(config, node, countries);
    }

    /** Asked by every request, so it remembers what follows from the country, until other reference data tell of another. */
    final class OfNode implements Locality {
        private static final Logger LOG = LoggerFactory.getLogger(Locality.class);

        private final Config config;
        private final Node node;
        private final Countries countries;
        private volatile Home known;

        /** @param country null where the reference data do not know it */
        private record Home(Countries.Country country, Language language, ZoneId zone) {}

        private OfNode(Config config, Node node, Countries countries) {
            this.config = config;
            this.node = node;
            this.countries = countries;
        }

        @Override
        public Language language() {
            return known().language();
        }

        @Override
        public ZoneId zone() {
            return known().zone();
        }

        private Home known() {
            Optional<Countries.Country> country = countries.find(node.country());
            Home home = known;
            if (home == null || home.country() != country.orElse(null)) {
                home = new Home(
                        country.orElse(null),
                        Language.of(config.language()).orElseGet(() -> country.map(Countries.Country::platformLanguage)
                                .orElse(Language.ES)),
                        configured().orElseGet(() -> country.flatMap(
                                        one -> one.zones().stream().findFirst())
                                .orElse(ZoneId.systemDefault())));
                known = home;
            }
            return home;
        }

        private Optional<ZoneId> configured() {
            try {
                return config.zone().isBlank() ? Optional.empty() : Optional.of(ZoneId.of(config.zone()));
            } catch (DateTimeException e) {
                LOG.warn(
                        "zone \"{}\" is no IANA time zone such as America/Bogota; times are shown in the country's own",
                        config.zone());
                return Optional.empty();
            }
        }
    }
}
