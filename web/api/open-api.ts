import { OpenAPIHono } from "@hono/zod-openapi";
import { answerBytes, SHORTLY } from "../public/answer-bytes.ts";
import type { Route } from "../route.ts";
import type { PageContext } from "../site.ts";
import { apiWords } from "../words/api.ts";
import { API, type Operation } from "./operation.ts";

/** The description of the API, made from the schemas that check it. */
function openApiDocument(operations: readonly Operation[], origin: string) {
  const app = new OpenAPIHono();
  for (const { document } of operations) app.openAPIRegistry.registerPath(document);
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "session",
    description: "The cookie of somebody who is signed in on the site.",
  });
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: apiWords.title,
      version: "1.0.0",
      description: apiWords.description,
      license: { name: "MIT" },
    },
    servers: [{ url: origin }],
  });
}

/** The way to the description. */
export function openApiRoute(operations: readonly Operation[]): Route {
  const handle = (c: PageContext): Promise<Response> =>
    answerBytes(c, {
      bytes: new TextEncoder().encode(`${JSON.stringify(openApiDocument(operations, c.var.site.origin), null, 1)}\n`),
      type: "application/vnd.oai.openapi+json;version=3.1",
      cache: SHORTLY,
      headers: { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" },
    });
  return { method: "get", path: `${API}/openapi.json`, roles: ["public"], handle };
}
