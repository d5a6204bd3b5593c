import type { Grant } from "./grants.ts";
import { metricsNamespace } from "./metrics-namespace.ts";
import type { Settings } from "./settings.ts";

interface Needs {
  readonly handler: string;
  readonly settings: Settings;
  readonly minutes: number;
  readonly memory: `${number} MB`;
  readonly grants: readonly Grant[];
  readonly environment: Readonly<Record<string, $util.Input<string>>>;
  /** Runs at once that are set aside for it, where the stage does so. */
  readonly reserved: number;
  /** CommonJS loads faster; see scripts/bundles/build-function.ts, which builds the same. Left out, it is ESM. */
  readonly format?: "cjs";
  /** Packages that cannot be bundled, at exact versions. */
  readonly install?: Record<string, string>;
  /** What calls it over HTTP and gives its answers on as they come; left out, it has no address. */
  readonly behind?: sst.aws.Router;
  /** Puts more into the folder of its bundle, once that is built. */
  readonly addTo?: (folder: string) => Promise<void>;
  /** Where an event goes that failed each time, for what is called by a schedule. */
  readonly onFailure?: $util.Input<string>;
}

/** A function as all of this app's are: arm64, Node 24, JSON logs that end, and a role with what is granted and no more. */
export function lambda(name: string, needs: Needs): sst.aws.Function {
  const { settings, handler, minutes, memory, grants, environment, reserved, install, onFailure, behind, addTo } =
    needs;
  const format = needs.format ?? "esm";
  return new sst.aws.Function(name, {
    handler: `functions/${handler}`,
    runtime: "nodejs24.x",
    architecture: "arm64",
    timeout: `${minutes} minutes`,
    memory,
    // Where a table is larger than the memory, DuckDB writes it to /tmp.
    storage: install === undefined ? "512 MB" : "2 GB",
    logging: { retention: settings.logRetention, format: "json" },
    environment: { METRICS_NAMESPACE: metricsNamespace(), LOG_LEVEL: "INFO", ...environment },
    permissions: [...grants, ...(onFailure === undefined ? [] : [send(onFailure)])],
    ...(settings.reserveConcurrency ? { concurrency: { reserved } } : {}),
    nodejs: { minify: true, format, ...(install === undefined ? {} : { install }) },
    ...(onFailure === undefined ? {} : { retries: 2 }),
    ...(behind === undefined ? {} : { streaming: true, url: reachedBy(behind) }),
    ...(addTo === undefined ? {} : { hook: { postbuild: addTo } }),
    transform: {
      // By default the account's root may take the role too.
      role: (args) => {
        args.assumeRolePolicy = aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" });
      },
      eventInvokeConfig: (args) => {
        if (onFailure !== undefined) args.destinationConfig = { onFailure: { destination: onFailure } };
      },
    },
  });
}

/** By default every origin's scripts may ask, and CloudFront gives up after 20 seconds; 60 is the most without asking AWS. */
function reachedBy(instance: sst.aws.Router) {
  return { cors: false, router: { instance, readTimeout: "60 seconds" } } as const;
}

/** Leave to put messages into a queue. */
export function send(queue: $util.Input<string>): Grant {
  return { actions: ["sqs:SendMessage"], resources: [queue] };
}
