/** Whether settings and cluster are fit for production: facts of both, and rules that find what invites a hazard. */
package dev.rollcall.service.check;
