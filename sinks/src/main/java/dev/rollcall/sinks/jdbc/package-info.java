/** Results as tables of PostgreSQL, MariaDB and MySQL. */
package dev.rollcall.sinks.jdbc;
