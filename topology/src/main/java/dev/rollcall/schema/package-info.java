/** Schemas of events: asked of a schema registry by their ids, waited for while it is away, and kept. */
package dev.rollcall.schema;
