import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { type RouteConfig, z } from "@hono/zod-openapi";
import { randomId } from "../access/tokens.ts";
import { answerBytes, FOR_EVER, SHORTLY } from "../public/answer-bytes.ts";
import { WITHDRAWN_HEADER } from "../public/asked-release.ts";
import type { Role } from "../role.ts";
import type { Route } from "../route.ts";
import type { PageContext } from "../site.ts";
import { apiWords } from "../words/api.ts";
import { PROBLEM_TYPE, problem } from "./problem.ts";
import { problemShape } from "./shapes.ts";

export const API = "/api/v1";

/** What an operation answers with. */
export interface ApiAnswer {
  /** To be written as JSON, or bytes that are CSV. */
  readonly body: unknown;
  readonly csv?: Uint8Array;
  /** True where the answer is about one version and will never change. */
  readonly pinned?: boolean;
  /** Address of the page that follows. */
  readonly next?: string | null;
  /** True where it depends on what the asker accepts. */
  readonly negotiated?: boolean;
}

interface Described<P extends z.ZodObject, Q extends z.ZodObject> {
  readonly id: string;
  /** As OpenAPI writes it, below `/api/v1`. */
  readonly path: string;
  readonly summary: string;
  readonly params: P;
  readonly query: Q;
  readonly answer: z.ZodType;
  readonly csv?: boolean;
  /** Left out, everybody. */
  readonly roles?: readonly Role[];
  readonly council?: Route["council"];
  readonly handle: (c: PageContext, asked: { params: z.output<P>; query: z.output<Q> }) => Promise<ApiAnswer>;
}

/** One thing programs may ask for: how it is described, and the way in. */
export interface Operation {
  readonly document: RouteConfig;
  readonly route: Route;
}

/** An operation, its parameters checked by the schemas it is described with. */
export function operation<P extends z.ZodObject, Q extends z.ZodObject>(described: Described<P, Q>): Operation {
  const { path, roles = ["public"], council } = described;
  const route: Route = {
    method: "get",
    path: `${API}${path.replaceAll(/\{([a-z]+)\}/g, ":$1")}`,
    roles,
    ...(council === undefined ? {} : { council }),
    handle: (c) => answer(c, described),
  };
  return { document: documentOf(described), route };
}

function documentOf<P extends z.ZodObject, Q extends z.ZodObject>(described: Described<P, Q>): RouteConfig {
  const { id, path, summary, params, query, answer: shape, csv = false, roles } = described;
  const content = { "application/json": { schema: shape }, ...(csv ? { "text/csv": { schema: z.string() } } : {}) };
  const refused = { content: { [PROBLEM_TYPE]: { schema: problemShape } } };
  return {
    method: "get",
    path: `${API}${path}`,
    operationId: id,
    summary,
    request: { params, query },
    ...(roles === undefined ? {} : { security: [{ session: [] }] }),
    responses: {
      200: { description: summary, content },
      304: { description: "What the asker holds is still right." },
      400: { description: apiWords.problems[400] ?? "", ...refused },
      ...(roles === undefined ? {} : { 401: { description: apiWords.problems[401] ?? "", ...refused } }),
      404: { description: apiWords.problems[404] ?? "", ...refused },
    },
  };
}

async function answer<P extends z.ZodObject, Q extends z.ZodObject>(
  c: PageContext,
  described: Described<P, Q>,
): Promise<Response> {
  const params = described.params.safeParse(c.req.param());
  const query = described.query.safeParse(c.req.query());
  if (!params.success) return problem(c, 404, faultsOf(params.error));
  if (!query.success) return problem(c, 400, faultsOf(query.error));
  try {
    const found = await described.handle(c, { params: params.data, query: query.data });
    return await send(c, found, described.roles !== undefined);
  } catch (error) {
    if (error instanceof InputError) return problem(c, 404, error.message);
    const reference = randomId().slice(0, 8);
    c.var.site.onFailure?.({ reference, method: c.req.method, path: c.req.path, error });
    return problem(c, 500, `${apiWords.says[500]} ${apiWords.reference(reference)}`);
  }
}

function faultsOf({ issues }: z.ZodError): string {
  const faults = issues.map(({ path, message }) => apiWords.badValue(path.join("."), message));
  return `${faults.join("; ")}. ${apiWords.says[400]}`;
}

/** Public data may be read from anywhere; what is somebody's own may not, and nobody keeps it. */
function send(c: PageContext, { body, csv, pinned = false, next, negotiated = false }: ApiAnswer, own: boolean) {
  const open = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": `ETag, Link, ${WITHDRAWN_HEADER}`,
    "Cross-Origin-Resource-Policy": "cross-origin",
  };
  const bytes = csv ?? new TextEncoder().encode(`${JSON.stringify(body)}\n`);
  return answerBytes(c, {
    bytes: new Uint8Array(bytes),
    type: csv === undefined ? "application/json" : "text/csv; charset=utf-8; header=present",
    cache: own ? "private, no-store" : pinned ? FOR_EVER : SHORTLY,
    vary: [...(own ? ["Cookie"] : []), ...(negotiated ? ["Accept"] : [])],
    pack: !own,
    headers: { ...(own ? {} : open), ...(next ? { Link: `<${next}>; rel="next"` } : {}) },
  });
}
