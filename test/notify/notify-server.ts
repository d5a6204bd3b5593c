import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export const SERVICE = "26785a09-ab16-4eb0-8407-a37497a57506";
export const SECRET = "3d844edf-8d35-48ac-975b-e847b4f122b0";
export const TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a";
export const KEY = `chasing-${SERVICE}-${SECRET}`;

/** One request as the server took it. */
export interface NotifyRequest {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface NotifyServer {
  readonly url: string;
  readonly requests: readonly NotifyRequest[];
}

/** An answer other than that the message was taken; `hang up` breaks the connection. */
export type Trouble =
  | { readonly status: number; readonly error: string; readonly message: string }
  | "hang up"
  | "not JSON";

/**
 * GOV.UK Notify as its documentation has it, as far as sending e-mails goes: checks the token, the template and what the
 * template asks for. `troubles` are the answers to the first requests, in order; `none` lets one pass.
 */
export async function notifyServer(troubles: readonly (Trouble | "none")[] = []): Promise<NotifyServer> {
  const requests: NotifyRequest[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    const trouble = troubles[requests.length] ?? "none";
    requests.push({ path: `${request.method} ${request.url}`, body });
    if (trouble === "hang up") return request.socket.destroy();
    if (trouble === "not JSON") return response.writeHead(502).end("<html>Bad gateway</html>");
    const answer = trouble === "none" ? judged(request.headers.authorization ?? "", body) : trouble;
    const status = answer === undefined ? 201 : answer.status;
    const { error, message } = answer ?? {};
    const failed = { status_code: status, errors: [{ error, message }] };
    response.writeHead(status, { "content-type": "application/json" });
    return response.end(JSON.stringify(answer === undefined ? taken(body) : failed));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, requests };
}

function taken(body: NotifyRequest["body"]): object {
  return { id: "740e5834-3a29-46b4-9a6f-16142fde533a", reference: body["reference"], content: {}, template: {} };
}

function judged(authorization: string, body: NotifyRequest["body"]): Exclude<Trouble, string> | undefined {
  const fault = tokenFault(authorization.replace(/^Bearer /, ""));
  if (fault !== undefined) return { status: 403, error: "AuthError", message: fault };
  if (body["template_id"] !== TEMPLATE) return { status: 400, error: "BadRequestError", message: "Template not found" };
  const given = body["personalisation"];
  const missing = ["subject", "body"].filter((name) => typeof given !== "object" || given === null || !(name in given));
  if (missing.length === 0) return undefined;
  return { status: 400, error: "BadRequestError", message: `Missing personalisation: ${missing.join(", ")}` };
}

/** A token names the service, was made within 30 seconds, and is signed with the secret (HS256). */
function tokenFault(token: string): string | undefined {
  const [head = "", claims = "", signature = ""] = token.split(".");
  const wanted = createHmac("sha256", SECRET).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, "base64url");
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return "Invalid token: API key not found";
  const [{ alg }, { iss, iat }] = [head, claims].map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
  if (alg !== "HS256" || iss !== SERVICE) return "Invalid token: service not found";
  return Math.abs(iat - Date.now() / 1000) > 30
    ? "Error: Your system clock must be accurate to within 30 seconds"
    : undefined;
}
