/** What everything around a running instance shares: exit statuses, errors of the user and signals to stop. */
package dev.rollcall.service;
