/** One experiment for each hazard. */
package dev.rollcall.app.lab.experiment;
