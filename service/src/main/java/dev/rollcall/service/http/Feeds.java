package dev.rollcall.service.http;

import dev.rollcall.service.report.feed.PublishedFeed;

/** Waits for no feed: what is not read yet is a problem that says so. */
final class Feeds {
    private Feeds() {}

    static PublishedFeed loaded(PublishedFeed feed) {
        if (!feed.isLoaded()) {
            throw Problem.notYet("what was published is still being read, or no broker answers");
        }
        return feed;
    }
}
