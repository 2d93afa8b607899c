package dev.rollcall.service.http;

import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.util.HostPort;

/**
 * Refuses requests whose {@code Host} header is not a name of this instance. A page of another site could otherwise let its own name lead to
 * this address (DNS rebinding), and a browser would let it read what is served here. An IP address cannot be rebound, so any is good,
 * unless HTTP is served on loopback only. Immutable.
 */
final class AllowedHosts {
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    private final Set<String> names;
    private final boolean loopbackOnly;

    AllowedHosts(Settings settings) {
        names = Stream.concat(Stream.of("localhost", settings.httpHost()), settings.httpAllowedHosts().stream())
                .map(AllowedHosts::name)
                .collect(Collectors.toUnmodifiableSet());
        loopbackOnly = isLoopback(settings.httpHost());
    }

    /** Whether a host name or address is that of loopback, for which a name is looked up. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Without a header, as HTTP/1.0 allows, there is no browser that could have been misled. */
    void check(Context context) {
        String header = context.host();
        if (header != null && !allows(new HostPort(header).getHost())) {
            throw new Problem(
                    421,
                    "host-not-allowed",
                    "Not a name of this instance",
                    "Host " + header + " is refused; if it is a name of this instance, add it to "
                            + SettingsKeys.HTTP_ALLOWED_HOSTS);
        }
    }

    private boolean allows(String host) {
        return names.contains(name(host))
                || address(host)
                        .filter(address -> !loopbackOnly || address.isLoopbackAddress())
                        .isPresent();
    }

    /** In the one form in which names and addresses are compared. */
    private static String name(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return address(name).map(InetAddress::getHostAddress).orElse(name.toLowerCase(Locale.ROOT));
    }

    /** The address that is written there, with or without the brackets of IPv6; empty for a name, which is not looked up. */
    private static Optional<InetAddress> address(String host) {
        boolean ipv6 = host.indexOf(':') >= 0;
        if (!ipv6 && !IPV4.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            // Without brackets, what is no address would be looked up as a name.
            return Optional.of(InetAddress.getByName(ipv6 && !host.startsWith("[") ? '[' + host + ']' : host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
