import { openUploadForms } from "@council-returns/core/storage/open-upload-forms.ts";
import { InputError } from "@council-returns/core/workflows/input-error.ts";
import type { BucketUploads } from "../../web/site.ts";
import type { CliPowers } from "../powers.ts";
import { serverOptions } from "./server-options.ts";

/** How long an upload may lie where the server tells of it, before the site reads it after all. */
const PATIENCE = 30;

interface Asked {
  /** Of the uploads. */
  readonly address: string;
  /** Of the site. */
  readonly origin: string;
}

/**
 * How browsers send files to the bucket of a store; undefined where files go through the site: the store is a folder,
 * RETURNS_UPLOADS is `site`, or browsers would refuse, as they do a bucket over HTTP from a site over HTTPS. RETURNS_UPLOADS is
 * otherwise where they reach the S3 server, if that is not where we do. Throws `InputError` where it is no such address.
 */
export function bucketUploads({ address, origin }: Asked, env: CliPowers["env"]): BucketUploads | undefined {
  if (!/^s3:\/\//i.test(address)) return undefined;
  const wanted = env["RETURNS_UPLOADS"] || undefined;
  if (wanted === "site") return undefined;
  const options = serverOptions(env);
  const endpoint = wanted === undefined ? options.endpoint : addressOf(wanted);
  if (wanted === undefined && origin.startsWith("https:") && endpoint?.startsWith("http:")) return undefined;
  return {
    presign: openUploadForms(address, { ...options, endpoint }),
    workAfter: env["RETURNS_WEBHOOK_TOKEN"] ? PATIENCE : 0,
  };
}

function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new InputError(
    `Cannot use RETURNS_UPLOADS "${text}": it is where browsers reach the S3 server, such as https://files.example.org, or "site" for files to go through the site.`,
  );
}
