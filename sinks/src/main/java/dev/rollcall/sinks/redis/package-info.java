/** Results as hashes of Redis, and the users of each day as sets or bitmaps. */
package dev.rollcall.sinks.redis;
