/** The topology as a text and as a picture. */
package dev.rollcall.app.diagram;
