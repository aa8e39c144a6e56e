package com.eiam.accounts.contracts.verifier.connection;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.stream.Stream;

/** Finds another address of a host that accepts connections. Java tries only the first one. */
public final class OtherAddress {

    private static final int LIMIT_MILLIS = 2_000;

    private static final String LOOPBACK = "::1";

    private OtherAddress() {}

    /**
     * What to do about a server that refuses connections; empty if no other address accepts them.
     *
     * @param url the URL of the server
     */
    public static String advice(URI url) {
        try {
            InetAddress[] all = InetAddress.getAllByName(url.getHost());
            return Stream.concat(Stream.of(all).skip(1), loopback(url))
                    .filter(address -> accepts(address, ProxyRoutes.port(url)))
                    .findFirst()
                    .map(address -> " by %s, the only address of %s that Java tries; pass %s as the host in --url"
                            .formatted(all[0].getHostAddress(), url.getHost(), host(address)))
                    .orElse("");
        } catch (UnknownHostException e) {
            return "";
        }
    }

    /** The addresses that curl and browsers try for localhost, whatever the file of hosts says (RFC 6761, 6.3). */
    private static Stream<InetAddress> loopback(URI url) throws UnknownHostException {
        return url.getHost().equalsIgnoreCase("localhost")
                ? Stream.of(InetAddress.getByName("127.0.0.1"), InetAddress.getByName(LOOPBACK))
                : Stream.empty();
    }

    private static boolean accepts(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), LIMIT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String host(InetAddress address) {
        if (address instanceof Inet6Address) {
            return "[" + (address.isLoopbackAddress() ? LOOPBACK : address.getHostAddress()) + "]";
        }
        return address.getHostAddress();
    }
}
