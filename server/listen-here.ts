import { once } from "node:events";
import { createAdaptorServer } from "@hono/node-server";
import type { Site } from "./app.ts";

export interface Listening {
  /** `http://localhost:8080` */
  readonly address: string;
  close(): Promise<void>;
}

/** Lets this machine, and no other, reach a site; `make` is given the address it is reached at. Rejects where the port is taken. */
export async function listenHere(make: (address: string) => Site, port: number): Promise<Listening> {
  const sites: Site[] = [];
  const server = createAdaptorServer({
    fetch: (request, env) => sites[0]?.fetch(request, env) ?? new Response(null, { status: 503 }),
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  const address = `http://localhost:${typeof bound === "object" ? bound?.port : port}`;
  sites.push(make(address));
  return {
    address,
    async close() {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await once(server, "close");
    },
  };
}
