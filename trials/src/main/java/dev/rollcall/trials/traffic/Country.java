package dev.rollcall.trials.traffic;

import java.time.ZoneId;

/** The countries that users live in, with the zone by which they sleep; the names are the values in events. */
public enum Country {
    /** United States. */
    US("America/Chicago", 0.24, 0.55),
    /** India. */
    IN("Asia/Kolkata", 0.17, 0.06),
    /** Brazil. */
    BR("America/Sao_Paulo", 0.11, 0.18),
    /** Germany. */
    DE("Europe/Berlin", 0.09, 0.38),
    /** Japan. */
    JP("Asia/Tokyo", 0.08, 0.62),
    /** United Kingdom. */
    GB("Europe/London", 0.08, 0.50),
    /** Indonesia. */
    ID("Asia/Jakarta", 0.06, 0.12),
    /** France. */
    FR("Europe/Paris", 0.06, 0.35),
    /** Mexico. */
    MX("America/Mexico_City", 0.05, 0.24),
    /** Canada. */
    CA("America/Toronto", 0.03, 0.56),
    /** Australia. */
    AU("Australia/Sydney", 0.02, 0.58),
    /** New Zealand. */
    NZ("Pacific/Auckland", 0.01, 0.55);

    private final ZoneId zone;
    private final double share;
    private final double iosShare;

    Country(String zone, double share, double iosShare) {
        this.zone = ZoneId.of(zone);
        this.share = share;
        this.iosShare = iosShare;
    }

    /** The zone of most of its inhabitants. */
    ZoneId zone() {
        return zone;
    }

    /** The part of all users who live here; the shares of all countries add up to 1. */
    double share() {
        return share;
    }

    /** The part of its mobile users who are on iOS. */
    double iosShare() {
        return iosShare;
    }
}
