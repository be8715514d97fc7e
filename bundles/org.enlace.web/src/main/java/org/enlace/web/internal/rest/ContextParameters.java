package org.enlace.web.internal.rest;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.function.Function;
import org.enlace.platform.Caller;
import org.enlace.web.Paging;
import org.enlace.web.Sender;
import org.enlace.web.Visitor;
import org.enlace.web.internal.Visit;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;

/** What a resource method may take as a {@code @Context} parameter beyond what Jakarta REST knows: caller, visitor, sender and paging. */
public final class ContextParameters extends AbstractBinder implements ValueParamProvider {
    @Override
    protected void configure() {
        bind(this).to(ValueParamProvider.class);
    }

    @Override
    public Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        if (!parameter.isAnnotationPresent(Context.class)) {
            return null;
        }
        if (parameter.getRawType() == Caller.class) {
            return request -> Visit.current().caller();
        }
        if (parameter.getRawType() == Visitor.class) {
            return request -> Visit.current().visitor();
        }
        if (parameter.getRawType() == Sender.class) {
            return request -> Visit.current().sender();
        }
        if (parameter.getRawType() == Paging.class) {
            return request -> new Paging(request.getUriInfo());
        }
        // These Jersey knows as well, but makes a proxy of them, in a request's scope of its container.
        if (parameter.getRawType() == Request.class || parameter.getRawType() == HttpHeaders.class) {
            return request -> request;
        }
        if (parameter.getRawType() == UriInfo.class) {
            return ContainerRequest::getUriInfo;
        }
        return null;
    }

    @Override
    public PriorityType getPriority() {
        return Priority.HIGH;
    }
}
