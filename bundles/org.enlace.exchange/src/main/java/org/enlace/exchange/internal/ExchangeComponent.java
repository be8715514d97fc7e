package org.enlace.exchange.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.enlace.exchange.Exchange;
import org.enlace.exchange.Parcels;
import org.enlace.exchange.Peers;
import org.enlace.exchange.internal.envelope.JoseSeals;
import org.enlace.keys.AgreementKeys;
import org.enlace.keys.Keys;
import org.enlace.platform.Audit;
import org.enlace.platform.Caller;
import org.enlace.platform.Language;
import org.enlace.platform.Node;
import org.enlace.platform.Transactions;
import org.enlace.platform.contribution.HealthCheck;
import org.enlace.reference.Countries;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Puts the exchange together and offers it. What a module missed while it was not there is handed to it beside its start. */
@Component(
        service = {},
        immediate = true)
public final class ExchangeComponent {
    private final HandlerBoard board;
    private final List<ServiceRegistration<?>> registrations;
    private final HandingOver handingOver;

    @Activate
    public ExchangeComponent(
            BundleContext context,
            @Reference ExchangeStore store,
            @Reference Transactions transactions,
            @Reference Keys keys,
            @Reference AgreementKeys agreements,
            @Reference HandlerBoard board,
            @Reference Audit audit,
            @Reference Countries countries,
            @Reference Node node) {
        this.board = board;
        Ground ground = new Ground(
                node.country(),
                store,
                transactions,
                new JoseSeals(keys, agreements),
                board,
                audit,
                Clock.systemUTC(),
                bytes -> new SecureRandom().nextBytes(bytes));
        SharedRecords records = new SharedRecords(ground);
        // Lies there from a restore until org.enlace.backup has had the new epoch begin.
        Path restored = node.data().resolve("backup").resolve("restored.json");
        Courier courier = new Courier(ground, records, () -> Files.exists(restored), Limits.USUAL);
        registrations = List.of(
                context.registerService(Exchange.class, records, null),
                context.registerService(Parcels.class, courier, null),
                context.registerService(HealthCheck.class, new ExchangeCheck(ground, courier), null),
                context.registerService(
                        Peers.class,
                        new PeerBook(ground, keys, () -> "Enlace " + countries.name(node.country(), Language.EN)),
                        null));
        handingOver = new HandingOver(() -> courier.moduleCame(Caller.node()), board::anyClosed);
        board.whenOneCame(handingOver::begin);
        if (board.any()) {
            handingOver.begin();
        }
    }

    @Deactivate
    void close() throws InterruptedException {
        board.whenOneCame(() -> {});
        registrations.forEach(ServiceRegistration::unregister);
        handingOver.close();
    }
}
