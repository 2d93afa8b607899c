package dev.rollcall.app.deploy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Which fields the manifests of Kubernetes have. */
final class KubernetesFields {
    private KubernetesFields() {}

    /** Fails if a manifest has a field that Kubernetes does not know, or lacks one. Of a kind that is no part of Kubernetes nothing is known. */
    static void check(Object manifest) {
        String kind = String.valueOf(((Map<?, ?>) manifest).get("kind"));
        JsonElement json = new Gson().toJsonTree(manifest);
        try {
            switch (kind) {
                case "ConfigMap" -> V1ConfigMap.validateJsonElement(json);
                case "NetworkPolicy" -> V1NetworkPolicy.validateJsonElement(json);
                case "PodDisruptionBudget" -> V1PodDisruptionBudget.validateJsonElement(json);
                case "Service" -> V1Service.validateJsonElement(json);
                case "StatefulSet" -> V1StatefulSet.validateJsonElement(json);
                case "ServiceMonitor" -> {}
                default -> throw new AssertionError("nobody looks at the fields of a " + kind);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
