/** Running one instance: what is checked before it starts, what it reports, and how it ends. */
package dev.rollcall.service.run;
