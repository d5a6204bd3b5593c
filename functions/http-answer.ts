import { InputError } from "@council-returns/core/workflows/input-error.ts";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { errorFields } from "./error-fields.ts";
import type { Telemetry } from "./telemetry.ts";

export type HttpAnswer = APIGatewayProxyStructuredResultV2;

const USUAL = { "cache-control": "private, no-store", "x-content-type-options": "nosniff", vary: "accept" };
/** A page of ours has its style in it, and needs nothing else. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function jsonAnswer(statusCode: number, value: unknown): HttpAnswer {
  return { statusCode, headers: { ...USUAL, "content-type": "application/json" }, body: JSON.stringify(value) };
}

export function pageAnswer(body: string): HttpAnswer {
  const headers = {
    ...USUAL,
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": PAGE_POLICY,
    "referrer-policy": "no-referrer",
  };
  return { statusCode: 200, headers, body };
}

export const notAllowed: HttpAnswer = jsonAnswer(403, { error: "This caller acts for no authority." });

/** Runs the work of a request. What the caller asked wrongly is answered in words; what broke is logged, and told nobody. */
export async function answered(work: () => Promise<HttpAnswer>, { error: log }: Telemetry): Promise<HttpAnswer> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError) return jsonAnswer(400, { error: error.message });
    log("A request failed", errorFields(error));
    return jsonAnswer(500, { error: "Something broke. Ask again in a while." });
  }
}
