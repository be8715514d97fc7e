package org.enlace.web.internal;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;

/**
 * What an application is told of the servlet container: nothing. It is built before the container is up, and outlives it when
 * the container restarts.
 */
public final class NoServlet implements ServletConfig {
    private final String name;
    private final ServletContext context = (ServletContext) Proxy.newProxyInstance(
            NoServlet.class.getClassLoader(), new Class<?>[] {ServletContext.class}, (proxy, method, arguments) -> {
                Class<?> type = method.getReturnType();
                if (type == Enumeration.class) {
                    return Collections.emptyEnumeration();
                }
                return switch (method.getName()) {
                    case "getContextPath", "getServletContextName" -> "";
                    case "getMajorVersion", "getEffectiveMajorVersion" -> 6;
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    case "toString" -> "no servlet context";
                    default -> type == int.class ? (Object) 0 : type == boolean.class ? (Object) false : null;
                };
            });

    public NoServlet(String name) {
        this.name = name;
    }

    @Override
    public String getServletName() {
        return name;
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public String getInitParameter(String parameter) {
        return null;
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return Collections.emptyEnumeration();
    }
}
