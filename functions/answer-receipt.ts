import type { openStore } from "@council-returns/core/storage/open-store.ts";
import { findAuthoritysReceipt } from "@council-returns/core/workflows/find-authoritys-receipt.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import { showReceiptPage } from "@council-returns/core/workflows/show-receipt-page.ts";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { parseAccept } from "hono/utils/accept";
import { callersAuthority } from "./caller.ts";
import { answered, type HttpAnswer, jsonAnswer, notAllowed, pageAnswer } from "./http-answer.ts";
import type { Telemetry } from "./telemetry.ts";

/** Without them every receipt there is would have to be looked through. */
const WHERE = "Say which return the receipt is of: add ?collection=…&period=… to the address.";

interface Powers {
  readonly store: ReturnType<typeof openStore>;
  readonly telemetry: Telemetry;
  readonly rolePrefix: string | undefined;
}

/** A receipt of the caller's authority by its number. One of another authority is answered as one that is not there. */
export function answerReceipt(event: APIGatewayProxyEventV2, powers: Powers): Promise<HttpAnswer> {
  const authority = callersAuthority(event.requestContext, powers.rolePrefix);
  if (authority === undefined) return Promise.resolve(notAllowed);
  return answered(async () => {
    const number = event.pathParameters?.["number"] ?? event.rawPath.split("/").at(-1) ?? "";
    const { collection, period } = event.queryStringParameters ?? {};
    if (collection === undefined || period === undefined) throw new InputError(WHERE);
    const receipt = await findAuthoritysReceipt({ number, authority, collection, period }, powers);
    if (receipt === undefined) return jsonAnswer(404, { error: "There is no such receipt." });
    return wantsPage(event.headers) ? pageAnswer(showReceiptPage(receipt)) : jsonAnswer(200, receipt);
  }, powers.telemetry);
}

/** JSON, unless a page is wanted more. */
function wantsPage(headers: APIGatewayProxyEventV2["headers"]): boolean {
  const accepted = parseAccept(headers["accept"] ?? "");
  const wish = (type: string): number => accepted.find((one) => one.type === type)?.q ?? 0;
  return wish("text/html") > wish("application/json");
}
