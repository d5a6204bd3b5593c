import process from "node:process";
import * as z from "zod";

const count = z.coerce.number().int().positive();
const name = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "It is not the name of a bucket.");
const address = z.url({ protocol: /^https?$/ });

const usual = z.object({
  S3_ENDPOINT: address.optional(),
  LOG_LEVEL: z.enum(["DEBUG", "INFO", "WARN", "ERROR"]).default("INFO"),
  METRICS_NAMESPACE: z.string().default("CouncilReturns"),
});

const UPLOADS_BUCKET = name;
const DATA_BUCKET = name;
/** What is read of a file before it is refused for its size, which the core's own limit is too. */
const MAX_UPLOAD_BYTES = count.default(100 * 1024 * 1024);
const SCAN_GATE = z.enum(["on", "off"]).default("off");
const COUNCIL_ROLE_PREFIX = z.string().optional();
/** What DuckDB may take of the machine. */
const engine = {
  DUCKDB_MEMORY: z
    .string()
    .regex(/^\d+(\.\d+)?\s?[KMGT]i?B$/i, "Write it like 512MB.")
    .optional(),
  DUCKDB_THREADS: count.default(1),
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: count.optional(),
};

/** What each function needs of its environment; every variable is described in README.md beside this. */
export const environments = {
  ingest: usual.extend({
    UPLOADS_BUCKET,
    DATA_BUCKET,
    DEAD_LETTER_URL: address,
    MAX_UPLOAD_BYTES,
    SCAN_GATE,
  }),
  publish: usual.extend({
    DATA_BUCKET,
    COLLECTION: z.string().optional(),
    ...engine,
    ATHENA_DATABASE: z.string().optional(),
    ATHENA_WORKGROUP: z.string().optional(),
    ATHENA_FROM_ROWS: count.default(20_000_000),
  }),
  reconcile: usual.extend({ UPLOADS_BUCKET, DATA_BUCKET, MAX_UPLOAD_BYTES, SCAN_GATE }),
  uploadForm: usual.extend({ UPLOADS_BUCKET, MAX_UPLOAD_BYTES, COUNCIL_ROLE_PREFIX }),
  receipt: usual.extend({ DATA_BUCKET, COUNCIL_ROLE_PREFIX }),
  site: usual.extend({
    UPLOADS_BUCKET,
    DATA_BUCKET,
    MAX_UPLOAD_BYTES,
    SCAN_GATE,
    ...engine,
    /** What the address that people know adds to a request; without it, nobody is answered. */
    EDGE_TOKEN: z.string().min(32),
    RETURNS_SITE: z.string(),
    RETURNS_SITE_SECRET: z.string(),
    RETURNS_OPENID_ISSUER: z.string().optional(),
    RETURNS_OPENID_CLIENT: z.string().optional(),
    RETURNS_OPENID_SECRET: z.string().optional(),
    RETURNS_OPENID_NAME: z.string().optional(),
    RETURNS_OPENID_SCOPE: z.string().optional(),
    RETURNS_OPENID_CLAIM: z.string().optional(),
    RETURNS_OPENID_NATIONAL: z.string().optional(),
    RETURNS_OPENID_AUDITOR: z.string().optional(),
    RETURNS_NOTIFY_KEY: z.string().optional(),
    RETURNS_NOTIFY_TEMPLATE: z.string().optional(),
    RETURNS_NOTIFY_URL: address.optional(),
  }),
} as const;

/**
 * Reads what a function needs of the environment; a variable that is empty counts as not set. Throws an `Error` that
 * says of each variable what is wrong with it, and never what it holds.
 */
export function readEnvironment<Environment>(
  needed: z.ZodType<Environment>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Environment {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ""));
  const read = needed.safeParse(given);
  if (read.success) return read.data;
  throw new Error(`Cannot start: the environment is not as it must be.\n${z.prettifyError(read.error)}`);
}
