import { once } from "node:events";
import process from "node:process";
import { clock } from "../functions/clock.ts";
import { openTelemetry } from "../functions/telemetry.ts";
import { checkPattern } from "./schedule.ts";
import { isTold, type ServerOptions, startServer } from "./start-server.ts";
import { checkToken } from "./webhook-token.ts";

/**
 * Serves until the process is told to stop (SIGTERM or SIGINT), and then finishes what is in hand; told again, it ends at
 * once. Throws `InputError` for a schedule or a token that cannot be used.
 */
export async function serve(
  options: ServerOptions & { readonly logLevel: Parameters<typeof openTelemetry>[0]["level"] },
): Promise<void> {
  for (const pattern of [options.publish, options.reconcile]) checkPattern(pattern);
  if (options.token !== undefined) checkToken(options.token);
  const telemetry = openTelemetry({ level: options.logLevel, namespace: "CouncilReturns", clock });
  const server = await startServer(options, { telemetry, clock });
  const takesEvents = options.token !== undefined && isTold(options.address);
  telemetry.info("Listening", { host: options.host, port: server.port, takesEvents });
  // Once only: a second signal finds no listener, and so ends the process.
  await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
  await server.stop();
}
