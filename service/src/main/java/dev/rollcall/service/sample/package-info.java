/** Some events of a topic or a file, and what becomes of them: without a consumer group, and without writing anything. */
package dev.rollcall.service.sample;
