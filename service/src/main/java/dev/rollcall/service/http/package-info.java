/** What an instance serves over HTTP: metrics, health, the published counts as an API, and a dashboard. */
package dev.rollcall.service.http;
