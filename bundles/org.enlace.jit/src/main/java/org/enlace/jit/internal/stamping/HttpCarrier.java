package org.enlace.jit.internal.stamping;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.enlace.keys.timestamp.TimeStamps;

/**
 * By HTTP (RFC 3161, 3.4). What is sent is the request alone: no cookie, no name of the node. Nothing is followed elsewhere, and what
 * comes is read as far as a token may reach, and as long as the settings have patience.
 */
final class HttpCarrier implements Carrier {
    private static final String QUERY = "application/timestamp-query";
    private static final String REPLY = "application/timestamp-reply";
    private static final int OK = 200;

    private final StampSettings settings;
    private HttpClient client;

    HttpCarrier(StampSettings settings) {
        this.settings = settings;
    }

    @Override
    public byte[] ask(byte[] request) throws Unanswered {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(settings.url())
                .timeout(settings.patience())
                .header("Content-Type", QUERY)
                .header("Accept", REPLY)
                .POST(BodyPublishers.ofByteArray(request))
                .build());
        if (answer.statusCode() != OK) {
            throw new Unanswered(where() + " answered with the status " + answer.statusCode()
                    + (answer.statusCode() / 100 == 3 ? "; nothing is followed to another address" : ""));
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(REPLY)) {
            throw new Unanswered(where() + " answered with \"" + line(type) + "\" instead of " + REPLY);
        }
        return answer.body();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws Unanswered {
        CompletableFuture<HttpResponse<byte[]>> coming = null;
        try {
            coming = client().sendAsync(request, head -> new Bounded());
            return coming.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw late();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpTimeoutException) {
                // Before its answer began.
                throw late();
            }
            throw new Unanswered(where() + " cannot be spoken to: " + said(e.getCause()));
        } catch (GeneralSecurityException | IOException e) {
            throw new Unanswered(where() + " cannot be spoken to: " + said(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered("The node stops");
        } finally {
            if (coming != null) {
                coming.cancel(true);
            }
        }
    }

    private Unanswered late() {
        return new Unanswered(
                where() + " did not answer within " + settings.patience().toSeconds() + " seconds");
    }

    private synchronized HttpClient client() throws GeneralSecurityException, IOException {
        if (client == null) {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(settings.patience());
            if (!settings.trusted().isEmpty()) {
                builder.sslContext(trusting(settings.trusted()));
            }
            client = builder.build();
        }
        return client;
    }

    private static SSLContext trusting(List<X509Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        for (X509Certificate each : certificates) {
            trusted.setCertificateEntry("trusted-" + trusted.size(), each);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private String where() {
        int port = settings.url().getPort();
        return settings.url().getHost() + (port < 0 ? "" : ":" + port);
    }

    /** On one line, down to the cause that says something. */
    private static String said(Throwable e) {
        Throwable cause = e;
        while (cause.getMessage() == null && cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return line(cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    private static String line(String words) {
        String line = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.substring(0, Math.min(line.length(), 200));
    }

    /** Reads so many bytes and no more. */
    private static final class Bounded implements BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private Flow.Subscription subscription;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (read.size() + part.remaining() > TimeStamps.MOST_BYTES) {
                    body.completeExceptionally(
                            new IOException("it answers with more than " + TimeStamps.MOST_BYTES + " bytes"));
                    subscription.cancel();
                    return;
                }
                byte[] bytes = new byte[part.remaining()];
                part.get(bytes);
                read.writeBytes(bytes);
            }
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            body.complete(read.toByteArray());
        }
    }
}
