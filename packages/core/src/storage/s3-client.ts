import type { S3 } from "@aws-sdk/client-s3";

/** How a server is reached; all of it may be left out for AWS itself. */
export interface S3Options {
  /** Address of a server other than AWS, such as `http://127.0.0.1:7070`. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  /** Where the bucket is named: `host/bucket` or `bucket.host`. Path where an endpoint is given, else virtual. */
  readonly style?: "path" | "virtual" | undefined;
  /** Without them the SDK looks where AWS tools look: environment, profile, role of the machine. */
  readonly credentials?: S3Credentials | undefined;
  /** Most bytes of one object that are read; 1 GiB by default. A larger one is refused before its body is taken in. */
  readonly mostBytes?: number | undefined;
}

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Tries of one request; the SDK waits between them, twice as long each time, by chance up to that. */
const TRIES = 5;
const CONNECT_MS = 5_000;
/** Silence on the line, not length of the transfer: a large body may take as long as it moves. */
const SILENCE_MS = 60_000;
/** Servers other than AWS take any region; requests are signed with one all the same. */
const ANY_REGION = "us-east-1";

/**
 * A client for the server. Throws where the endpoint is not an address of one. The SDK is loaded here,
 * because loading it costs a quarter of a second that commands on a folder need not pay.
 */
export async function openS3Client({ endpoint, region, style, credentials }: S3Options): Promise<S3> {
  const { S3 } = await import("@aws-sdk/client-s3");
  const at = region ?? (endpoint === undefined ? undefined : ANY_REGION);
  return new S3({
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(at === undefined ? {} : { region: at }),
    ...(credentials === undefined ? {} : { credentials }),
    forcePathStyle: (style ?? (endpoint === undefined ? "virtual" : "path")) === "path",
    retryMode: "standard",
    maxAttempts: TRIES,
    requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: SILENCE_MS },
  });
}

/** Throws an `Error` for text that is not the plain address of a server. */
export function checkEndpoint(endpoint: string): void {
  const fault = endpointFault(endpoint);
  if (fault === undefined) return;
  throw new Error(
    `Cannot use this endpoint: ${fault}. Give an address such as https://s3.example.org or http://127.0.0.1:7070.`,
  );
}

function endpointFault(endpoint: string): string | undefined {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) return "it is no http or https address";
  if (url.username !== "" || url.password !== "") {
    return "it holds a user name or password; keys belong in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
  }
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") return "it holds more than a server's address";
  return undefined;
}
