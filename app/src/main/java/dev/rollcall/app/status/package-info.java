/** How one Rollcall is doing, as far as the brokers know. */
package dev.rollcall.app.status;
