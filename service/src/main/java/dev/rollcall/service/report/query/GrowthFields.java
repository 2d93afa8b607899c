package dev.rollcall.service.report.query;

import dev.rollcall.service.report.range.Growth;
import dev.rollcall.service.report.range.OpenDays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields with which growth is written for programs. */
public final class GrowthFields {
    /** Their names. */
    public static final List<String> NAMES = List.of(
            "name",
            "from",
            "to",
            "users",
            "new",
            "retained",
            "resurrected",
            "dormant",
            "net",
            "quickRatio",
            "over",
            "open");

    private GrowthFields() {}

    /**
     * Writes one period.
     *
     * @param growth what changed in it, not null
     * @param open which days may still change, not null
     * @return values by name, in the order of the names; the quick ratio is null if nobody is dormant
     */
    public static Map<String, Object> of(Growth growth, OpenDays open) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", growth.period().toString());
        fields.put("from", growth.period().from().toString());
        fields.put("to", growth.period().to().toString());
        fields.put("users", growth.users());
        fields.put("new", growth.newUsers());
        fields.put("retained", growth.retained());
        fields.put("resurrected", growth.resurrected());
        fields.put("dormant", growth.dormant());
        fields.put("net", growth.net());
        fields.put("quickRatio", growth.quickRatio().isPresent() ? rounded(growth) : null);
        fields.put("over", open.isOver(growth.period().to()));
        fields.put("open", open.isOpen(growth.period().to()));
        return fields;
    }

    private static double rounded(Growth growth) {
        return Math.round(1000 * growth.quickRatio().orElseThrow()) / 1000.0;
    }
}
