package dev.lictor.example.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lictor.example.simulator.json.Json;
import dev.lictor.example.simulator.token.SimulatorClient;

/** Writes service keys in SAP's own format (provider-facts §4.1), as SDKs read them from {@code AICORE_SERVICE_KEY}. Thread-safe. */
final class ServiceKey {
  private ServiceKey() {}

  static String json(SimulatorClient client, String zoneUrl, String aiApiUrl) {
    ObjectNode key = Json.object()
        .put("clientid", client.clientId())
        .put("clientsecret", client.clientSecret())
        .put("url", zoneUrl)
        .put("identityzone", client.subdomain())
        .put("identityzoneid", client.zid())
        .put("appname", client.appName());
    key.putObject("serviceurls").put("AI_API_URL", aiApiUrl);
    return Json.text(key);
  }
}
