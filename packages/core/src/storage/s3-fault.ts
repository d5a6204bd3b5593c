import { errorCode } from "./error-code.ts";
import type { S3Options } from "./s3-client.ts";
import { placeName, type S3Place } from "./s3-place.ts";
import { type StoreAction, StoreError } from "./store-error.ts";

/** What an error of the SDK says, in one shape for answers of a server and failures on the way. */
export interface S3Fault {
  /** The server's code, the system's, or the error's name. */
  readonly code: string;
  /** Of the answer; undefined where none came. */
  readonly status: number | undefined;
  /** Times the request was sent. */
  readonly tries: number;
  readonly message: string;
  /** Region the server names as the right one. */
  readonly region: string | undefined;
}

/** Codes that only say "an answer without words came", as every answer to HEAD is. */
const WORDLESS = new Set(["UnknownError", "Unknown", "Error", "S3ServiceException"]);

/** Reads what was thrown by the SDK. */
export function s3Fault(error: unknown): S3Fault {
  const { $metadata: metadata, $response: response, ...said } = fieldsOf(error);
  const status = numberIn(metadata, "httpStatusCode");
  const named = textIn(said, "Code") ?? errorCode(error) ?? (error instanceof Error ? error.name : "Unknown");
  return {
    code: WORDLESS.has(named) && status !== undefined ? String(status) : named,
    status,
    tries: numberIn(metadata, "attempts") ?? 1,
    message: error instanceof Error ? error.message : String(error),
    region: textIn(said, "Region") ?? textIn(fieldsOf(fieldsOf(response)["headers"]), "x-amz-bucket-region"),
  };
}

/** The error to throw for what the SDK threw: where, what was found, what would do. */
export function storeError(
  error: unknown,
  action: StoreAction,
  at: { place: S3Place; options: S3Options },
): StoreError {
  if (error instanceof StoreError) return error;
  const fault = s3Fault(error);
  const server = at.options.endpoint === undefined ? "" : ` at ${at.options.endpoint}`;
  const where = `${placeName(at.place, action.key)}${server}`;
  const { found, remedy } = explained(fault, action, at.place);
  return new StoreError(`Cannot ${action.verb} ${where}: ${found} (${fault.code}). ${remedy}`, fault.code, {
    cause: error,
  });
}

interface Explained {
  readonly found: string;
  readonly remedy: string;
}

function explained(fault: S3Fault, action: StoreAction, place: S3Place): Explained {
  const byCode = EXPLAINED[fault.code] ?? EXPLAINED[String(fault.status)];
  if (byCode !== undefined) return byCode(fault, action, place);
  if (fault.status !== undefined && fault.status >= 500) return UNWELL;
  if (fault.status === undefined) return { found: `no answer came: ${fault.message}`, remedy: CHECK_WAY };
  return { found: `the server answered ${fault.status}: ${fault.message}`, remedy: "Ask whoever keeps the store." };
}

type Explain = (fault: S3Fault, action: StoreAction, place: S3Place) => Explained;

const CHECK_WAY = "Check the network, and the endpoint or region.";
const CHECK_KEYS = "Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and that they are of this server.";
const UNWELL: Explained = { found: "the server is unwell or overloaded, and stayed so", remedy: "Try again later." };

const EXPLAINED: Readonly<Record<string, Explain>> = {
  InvalidAccessKeyId: () => ({ found: "the server does not know the access key id", remedy: CHECK_KEYS }),
  SignatureDoesNotMatch: () => ({ found: "the secret access key does not fit the access key id", remedy: CHECK_KEYS }),
  CredentialsProviderError: () => ({
    found: "no credentials were found",
    remedy: "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in with a profile.",
  }),
  ExpiredToken: staleSession,
  InvalidToken: staleSession,
  RequestTimeTooSkewed: () => ({
    found: "the clock of this machine and the server's are too far apart",
    remedy: "Set this machine's clock by the network.",
  }),
  NoSuchBucket: (_fault, _action, { bucket }) => ({
    found: `there is no bucket "${bucket}"`,
    remedy: "Check its name, and the endpoint or region; a bucket is never made by itself.",
  }),
  AccessDenied: denied,
  "403": denied,
  AuthorizationHeaderMalformed: elsewhere,
  PermanentRedirect: elsewhere,
  "301": elsewhere,
  "400": (fault) => ({
    found: fault.message === "UnknownError" ? "the server did not understand the request" : fault.message,
    remedy: "Check the region and the endpoint, and that the endpoint is an S3 server's.",
  }),
  NotS3: () => ({ found: "what answers there is not an S3 server", remedy: "Correct the endpoint." }),
  ECONNREFUSED: () => ({ found: "nothing answers there", remedy: "Start the server, or correct the endpoint." }),
  ENOTFOUND: () => ({ found: "there is no server of that name", remedy: CHECK_WAY }),
  EAI_AGAIN: () => ({ found: "the name of the server could not be looked up", remedy: CHECK_WAY }),
  ECONNRESET: () => ({ found: "the connection was cut", remedy: "Try again; what was received is kept." }),
  TimeoutError: () => ({ found: "the server did not answer in time", remedy: CHECK_WAY }),
  ETIMEDOUT: () => ({ found: "the server did not answer in time", remedy: CHECK_WAY }),
  InvalidObjectState: () => ({
    found: "the object was moved to an archive",
    remedy: "Restore it in the bucket first.",
  }),
};

function staleSession(): Explained {
  return { found: "the session has ended", remedy: "Sign in again, then run this once more." };
}

/** A server that may not say what exists answers "denied" for a key that is not there. */
function denied(_fault: S3Fault, action: StoreAction): Explained {
  const need = NEEDED[action.verb];
  const also =
    action.verb === "read" || action.verb === "look up" ? ", or the key is not there and s3:ListBucket is missing" : "";
  return { found: `these credentials may not do that: ${need} is missing${also}`, remedy: "Ask for that permission." };
}

const NEEDED: Readonly<Record<StoreAction["verb"], string>> = {
  read: "s3:GetObject, or s3:GetObjectVersion",
  "look up": "s3:GetObject",
  write: "s3:PutObject",
  list: "s3:ListBucketVersions, or s3:ListBucket",
  delete: "s3:DeleteObject",
};

function elsewhere({ region }: S3Fault): Explained {
  const right = region === undefined ? "another region" : `the region ${region}`;
  return {
    found: `the bucket is in ${right}`,
    remedy: `Set AWS_REGION${region === undefined ? "" : ` to ${region}`}.`,
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(namesOf(value)) : {};
}

/** Own names, hidden ones too: the SDK hides the answer on its errors. */
function namesOf(value: object): (readonly [string, unknown])[] {
  return Object.getOwnPropertyNames(value).map((name) => [name, Reflect.get(value, name)] as const);
}

function textIn(fields: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = fields[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}

function numberIn(fields: unknown, name: string): number | undefined {
  const value = fieldsOf(fields)[name];
  return typeof value === "number" ? value : undefined;
}
