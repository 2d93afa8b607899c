/** Events written as JSON. */
package dev.rollcall.event.json;
