package dev.lictor.example.clients;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Sends what AWS's SDK would send to a model to the deployment that stands in its place, as SAP's SDKs do. Immutable. */
final class DeploymentPaths implements ExecutionInterceptor {

  private final String resourceGroup;

  DeploymentPaths(String resourceGroup) {
    this.resourceGroup = resourceGroup;
  }

  @Override
  public SdkHttpRequest modifyHttpRequest(
      Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
    SdkHttpRequest request = context.httpRequest();
    SdkHttpRequest.Builder rewritten = request.toBuilder();
    if (request.encodedPath().endsWith("-stream")) {
      rewritten.putHeader("Accept", "application/vnd.amazon.eventstream");
    }
    return rewritten
        .encodedPath(request.encodedPath().replaceFirst("^/model/", "/v2/inference/deployments/"))
        .putHeader("AI-Resource-Group", resourceGroup)
        .build();
  }
}
