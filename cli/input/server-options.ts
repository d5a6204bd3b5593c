import type { openStore } from "@council-returns/core/storage/open-store.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import type { CliPowers } from "../powers.ts";

type ServerOptions = NonNullable<Parameters<typeof openStore>[1]>;

/**
 * How to reach the server of an `s3://` store: RETURNS_ENDPOINT, RETURNS_S3_STYLE (path or virtual), and region
 * and keys as AWS tools take them. What is not set is left to the SDK. Throws `InputError` for another style.
 */
export function serverOptions(env: CliPowers["env"]): ServerOptions {
  return {
    endpoint: given(env["RETURNS_ENDPOINT"]),
    region: given(env["AWS_REGION"]) ?? given(env["AWS_DEFAULT_REGION"]),
    style: styleOf(given(env["RETURNS_S3_STYLE"])),
    credentials: credentialsOf(env),
  };
}

function styleOf(style: string | undefined): ServerOptions["style"] {
  if (style === undefined || style === "path" || style === "virtual") return style;
  throw new InputError(
    `Cannot use RETURNS_S3_STYLE "${style}": it is path (server/bucket) or virtual (bucket.server).`,
  );
}

/** Keys of the environment given to this command; a profile or a role is for the SDK to find. */
function credentialsOf(env: CliPowers["env"]): ServerOptions["credentials"] {
  const accessKeyId = given(env["AWS_ACCESS_KEY_ID"]);
  const secretAccessKey = given(env["AWS_SECRET_ACCESS_KEY"]);
  const sessionToken = given(env["AWS_SESSION_TOKEN"]);
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
}

function given(value: string | undefined): string | undefined {
  return value === "" ? undefined : value;
}
