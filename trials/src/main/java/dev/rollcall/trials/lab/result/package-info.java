/** Results as a table, as JSON and as a page. */
package dev.rollcall.trials.lab.result;
