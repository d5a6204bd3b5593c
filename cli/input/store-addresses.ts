import { InputError } from "@council-returns/core/workflows/input-error.ts";
import type { CliPowers } from "../powers.ts";

interface Given {
  readonly store?: unknown;
  readonly uploads?: unknown;
  readonly endpoint?: unknown;
}

/**
 * The environment as the options --store, --uploads and --endpoint change it. Uploads that the environment names belong to
 * the store that it names: a store of the command line comes without them. Throws `InputError` for --uploads alone.
 */
export function withAddresses({ store, uploads, endpoint }: Given, env: CliPowers["env"]): CliPowers["env"] {
  const hasStore = typeof store === "string";
  const named = env["RETURNS_STORE"] ?? "";
  if (typeof uploads === "string" && !hasStore && named === "") {
    throw new InputError("--uploads says where uploads are. Add --store as well, for where all else is.");
  }
  const ofEnvironment = hasStore || named === "" ? undefined : env["RETURNS_UPLOADS_STORE"];
  return {
    ...env,
    RETURNS_UPLOADS_STORE: typeof uploads === "string" ? uploads : ofEnvironment,
    ...(typeof endpoint === "string" ? { RETURNS_ENDPOINT: endpoint } : {}),
  };
}
