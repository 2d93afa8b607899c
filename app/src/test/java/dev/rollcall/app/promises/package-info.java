/** The promises, held on a real broker: every event counted exactly once, whatever happens meanwhile. */
package dev.rollcall.app.promises;
