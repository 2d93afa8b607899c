/** Text for people: tables and numbers as a terminal shows them. */
package dev.rollcall.service.text;
