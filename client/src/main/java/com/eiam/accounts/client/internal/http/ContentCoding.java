package com.eiam.accounts.client.internal.http;

import com.eiam.accounts.client.error.UnexpectedResponseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Reads a body that a server or a proxy has compressed although nobody asked for it (RFC 9110, 8.4). */
final class ContentCoding {

    private ContentCoding() {}

    static Response decoded(Request request, Response response, int maxBytes) {
        String codings = String.join(",", response.headers().allValues("Content-Encoding"));
        if (codings.isEmpty() || response.body().length == 0) {
            return response;
        }
        Response decoded = response;
        String[] inOrder = codings.split(",");
        for (int i = inOrder.length - 1; i >= 0; i--) {
            decoded = decoded(request, decoded, inOrder[i].strip().toLowerCase(Locale.ROOT), maxBytes);
        }
        return decoded;
    }

    private static Response decoded(Request request, Response response, String coding, int maxBytes) {
        switch (coding) {
            case "", "identity":
                return response;
            case "gzip", "x-gzip":
                try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
                    byte[] body = unzipped.readNBytes(maxBytes + 1);
                    if (body.length > maxBytes) {
                        throw unreadable(request, response, "has more than " + maxBytes + " bytes", null);
                    }
                    return response.with(body);
                } catch (IOException e) {
                    throw unreadable(request, response, "says that it is gzip and is not", e);
                }
            default:
                throw unreadable(
                        request,
                        response,
                        "has the content coding \"" + coding + "\", which this client does not read",
                        null);
        }
    }

    private static UnexpectedResponseException unreadable(
            Request request, Response response, String fault, IOException cause) {
        return new UnexpectedResponseException(
                "the response to " + request + " " + fault, response.details(request), cause);
    }
}
