package dev.rollcall.service.audit;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the published accounts with what was read and counted. Not thread-safe. */
final class AccountsCheck {
    private final String input;
    private final PublishedAccounts published;
    private final boolean someForgottenUnknown;
    private final Differences differences;

    /**
     * A check.
     *
     * @param input the input topic
     * @param published the accounts
     * @param someForgottenUnknown whether there are forgotten events of which it is not known any more which they are
     * @param differences where differences go
     */
    AccountsCheck(String input, PublishedAccounts published, boolean someForgottenUnknown, Differences differences) {
        this.input = input;
        this.published = published;
        this.someForgottenUnknown = someForgottenUnknown;
        this.differences = differences;
    }

    /** Compares the accounts of every partition, and the first visits of all. */
    void compare(Collection<PartitionScan> scans, Bounds firstVisits) {
        scans.forEach(this::compare);
        long first = scans.stream()
                .mapToLong(scan -> published.of(scan.partition()).accounts().first())
                .sum();
        check(-1, input, "first", first, firstVisits);
        Set<Integer> known = scans.stream().map(PartitionScan::partition).collect(Collectors.toSet());
        published.partitions().stream()
                .filter(partition -> !known.contains(partition))
                .forEach(partition ->
                        differ(partition, input + "-" + partition, "record", "is there", "no such partition"));
        published.faults().forEach((key, fault) -> differ(-1, key, "record", fault, "none"));
    }

    private void compare(PartitionScan scan) {
        if (published.has(scan.partition()) || scan.events().sure() == 0) {
            compareNumbers(scan);
        } else {
            String read = "read " + scan.events().bounds().upTo(scan.deleted().offsets());
            differ(scan.partition(), input + "-" + scan.partition(), "record", "missing", read);
        }
    }

    private void compareNumbers(PartitionScan scan) {
        PublishedAccounts.Account account = published.of(scan.partition());
        Accounts accounts = account.accounts();
        long gone = scan.deleted().offsets();
        int partition = scan.partition();
        String key = input + "-" + partition;
        check(partition, key, "read", accounts.read(), scan.events().bounds().upTo(gone));
        check(partition, key, "first + repeat", accounts.first() + accounts.repeat(), countedBounds(scan, accounts));
        for (RejectReason reason : RejectReason.values()) {
            Bounds bounds = reason == RejectReason.FORGOTTEN
                    ? forgottenBounds(scan)
                    : scan.rejected(reason).bounds().upTo(gone);
            check(partition, key, "rejected " + reason, rejected(accounts, reason), bounds);
        }
        check(partition, key, "lost", account.lost(), new Bounds(0, gone));
        if (scan.events().open() == 0) {
            long sum = accounts.first() + accounts.repeat() + accounts.rejectedEvents();
            check(partition, key, "first + repeat + rejected", sum, Bounds.exactly(accounts.read()));
        }
    }

    /** Which countable events are counted depends on which were rejected as forgotten, and of those not all may be known. */
    private Bounds countedBounds(PartitionScan scan, Accounts accounts) {
        long most = scan.countable().all() - scan.forgotten().all();
        long unknown = someForgottenUnknown
                ? Math.max(
                        0,
                        rejected(accounts, RejectReason.FORGOTTEN)
                                - scan.forgotten().all())
                : 0;
        long least = Math.max(0, scan.countable().sure() - scan.forgotten().sure() - unknown);
        return new Bounds(least, most).upTo(scan.deleted().offsets());
    }

    private Bounds forgottenBounds(PartitionScan scan) {
        Bounds known = scan.forgotten()
                .bounds()
                .upTo(scan.countable().open())
                .upTo(scan.deleted().offsets());
        return someForgottenUnknown ? known.upTo(scan.countable().sure()) : known;
    }

    private static long rejected(Accounts accounts, RejectReason reason) {
        return accounts.rejected().getOrDefault(reason, 0L);
    }

    private void check(int partition, String key, String field, long number, Bounds bounds) {
        if (!bounds.contain(number)) {
            differ(partition, key, field, Bounds.text(number), bounds.toString());
        }
    }

    private void differ(int partition, String key, String field, String is, String must) {
        differences.add(partition, 0, new AuditDifference(AuditDifference.Kind.ACCOUNTS, key, field, is, must));
    }
}
