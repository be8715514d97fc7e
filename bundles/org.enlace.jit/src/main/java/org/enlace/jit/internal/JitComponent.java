package org.enlace.jit.internal;

import java.time.Clock;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Peers;
import org.enlace.platform.Audit;
import org.enlace.platform.CountryCode;
import org.enlace.platform.Node;
import org.enlace.platform.RecordIds;
import org.enlace.platform.Transactions;
import org.enlace.reference.Countries;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts the use cases together, when somebody first asks for them. */
@Component(service = Desks.class)
public final class JitComponent implements Desks {
    private final StatementBook statements;
    private final Countries countries;
    private final People people;
    private final CountryCode country;

    @Activate
    public JitComponent(
            @Reference JitStores stores,
            @Reference Transactions transactions,
            @Reference RecordIds ids,
            @Reference Audit audit,
            @Reference SearchIndex search,
            @Reference Exchange exchange,
            @Reference Peers peers,
            @Reference Countries countries,
            @Reference People people,
            @Reference Node node) {
        this(
                stores,
                new Changes(stores, transactions, ids, audit, search, Clock.systemUTC()),
                new Wire(exchange, peers),
                countries,
                people,
                node);
    }

    /** For what has no framework. */
    public JitComponent(
            JitStores stores, Changes changes, Wire wire, Countries countries, People people, Node node) {
        this.countries = countries;
        this.people = people;
        country = node.country();
        statements = new StatementBook(stores, changes, wire, country);
    }

    @Override
    public StatementBook statements() {
        return statements;
    }

    @Override
    public Countries countries() {
        return countries;
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public CountryCode country() {
        return country;
    }
}
