package com.eiam.accounts.contracts.verifier.connection;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The servers that take no proxy, as {@code NO_PROXY} names them: hosts with everything below them, addresses, and
 * networks such as {@code 10.0.0.0/8}, each with or without a port. {@code *} stands for all.
 */
final class ProxyExemptions {

    /** An IPv6 address in brackets, or without them if there is no port; or a host or an IPv4 address. */
    private static final Pattern ENTRY = Pattern.compile(
            "(?:\\[(?<bracketed>[^\\]]+)]|(?<name>[^:/]+|[^/\\[]*:[^/\\[]*:[^/\\[]*))(?:/(?<bits>\\d{1,3}))?(?::(?<port>\\d{1,5}))?");

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-f.]*:[0-9a-f:.]*");

    private final String list;

    ProxyExemptions(String list) {
        this.list = list.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a server takes no proxy.
     *
     * @param host in lower case, as in a URL
     */
    boolean apply(String host, int port) {
        return Stream.of(list.split("[,\\s]+"))
                .anyMatch(entry -> entry.equals("*") || applies(ENTRY.matcher(entry), host, port));
    }

    private static boolean applies(Matcher entry, String host, int port) {
        if (!entry.matches() || entry.group("port") != null && Integer.parseInt(entry.group("port")) != port) {
            return false;
        }
        String name = entry.group("bracketed") == null ? entry.group("name") : entry.group("bracketed");
        Optional<InetAddress> address = address(host);
        if (address.isPresent()) {
            byte[] bytes = address.get().getAddress();
            return address(name)
                    .filter(network -> isIn(network.getAddress(), entry.group("bits"), bytes))
                    .isPresent();
        }
        String domain = name.replaceFirst("^\\*?\\.", "").replaceFirst("\\.$", "");
        String server = host.replaceFirst("\\.$", "");
        return server.equals(domain) || server.endsWith("." + domain);
    }

    /** The address that a host is, without a look at the network. */
    static Optional<InetAddress> address(String host) {
        String plain = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        try {
            return ADDRESS.matcher(plain).matches() ? Optional.of(InetAddress.getByName(plain)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static boolean isIn(byte[] network, String bits, byte[] address) {
        int all = 8 * address.length;
        int hostBits = bits == null ? 0 : all - Integer.parseInt(bits);
        return network.length == address.length
                && hostBits >= 0
                && new BigInteger(1, network)
                        .shiftRight(hostBits)
                        .equals(new BigInteger(1, address).shiftRight(hostBits));
    }
}
