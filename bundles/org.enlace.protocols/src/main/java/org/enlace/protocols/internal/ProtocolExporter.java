package org.enlace.protocols.internal;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.enlace.platform.Caller;
import org.enlace.protocols.Protocol;
import org.enlace.protocols.ProtocolExports;
import org.enlace.protocols.ProtocolFilter;
import org.enlace.protocols.ProtocolPage;
import org.enlace.protocols.Protocols;
import org.enlace.reference.Countries;
import org.enlace.reference.CrimeTypes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the library page by page. */
@Component
public final class ProtocolExporter implements ProtocolExports {
    /** Words have no order to walk in, so what they find is given out up to here. */
    private static final int FOUND_AT_MOST = 1_000;

    private final ProtocolFinder finder;
    private final Facts facts;
    private final SearchIndex search;

    @Activate
    public ProtocolExporter(
            @Reference ProtocolStore store,
            @Reference Countries countries,
            @Reference CrimeTypes crimeTypes,
            @Reference SearchIndex search) {
        this(store, new Facts(countries, crimeTypes), search);
    }

    ProtocolExporter(ProtocolStore store, Facts facts, SearchIndex search) {
        this.finder = new ProtocolFinder(store);
        this.facts = facts;
        this.search = search;
    }

    @Override
    public void json(ProtocolFilter filter, OutputStream out, Caller caller) {
        check(filter, caller);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"))
                .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        try (JsonGenerator json = ProtocolJson.FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).setPrettyPrinter(printer);
            json.writeStartArray();
            each(filter, caller, protocol -> ProtocolJson.write(protocol.reference(), protocol.content(), json));
            json.writeEndArray();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("The export was cut off", e);
        }
    }

    @Override
    public void csv(ProtocolFilter filter, OutputStream out, Caller caller) {
        check(filter, caller);
        try (ProtocolTable table = new ProtocolTable(out)) {
            each(filter, caller, table::add);
        } catch (IOException e) {
            throw new UncheckedIOException("The export was cut off", e);
        }
    }

    private void check(ProtocolFilter filter, Caller caller) {
        caller.require(Protocols.EXPORT);
        facts.check(filter);
    }

    /** Takes one record. */
    private interface Sink {
        void take(Protocol protocol) throws IOException;
    }

    private void each(ProtocolFilter filter, Caller caller, Sink sink) throws IOException {
        ProtocolFilter used = filter.withState(ProtocolFilter.State.EFFECTIVE);
        String cursor = null;
        int given = 0;
        do {
            ProtocolPage page = finder.page(used, cursor, ProtocolFinder.PAGE_AT_MOST, search.now(), caller);
            for (ProtocolPage.Line line : page.lines()) {
                sink.take(line.protocol());
            }
            given += page.lines().size();
            cursor = page.next();
        } while (cursor != null && (used.words() == null || given < FOUND_AT_MOST));
    }
}
