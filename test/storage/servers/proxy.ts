import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";

/** A request on its way to the server. */
export interface Passing {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What the server answered, or what is answered in its place. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** `lost`: the connection is cut before the answer; `cut`: half-way through its body. */
export type Outcome = Answer | "lost" | { readonly cut: Answer };

export interface ProxyServer {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** A server on 127.0.0.1 that does with each request what `handle` says; `pass` hands it on and gives the answer. */
export async function startProxy(
  target: string,
  handle: (passing: Passing, pass: () => Promise<Answer>) => Promise<Outcome>,
): Promise<ProxyServer> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = "", url: path = "", headers } = incoming;
    const passing = { method, path, headers, body: await buffer(incoming) };
    const outcome = await handle(passing, () => passOn(target, passing));
    if (outcome === "lost") return void incoming.socket.destroy();
    const { status, headers: given, body } = "cut" in outcome ? outcome.cut : outcome;
    outgoing.writeHead(status, given);
    if (!("cut" in outcome)) return void outgoing.end(body);
    outgoing.write(body.subarray(0, body.length / 2), () => incoming.socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** An answer as S3 words its errors. */
export function errorAnswer(status: number, code: string, message = "As asked for by a test."): Answer {
  const body = Buffer.from(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`);
  return { status, headers: { "content-type": "application/xml" }, body };
}

/** The host stays as it was: the signature covers it. */
async function passOn(target: string, { method, path, headers, body }: Passing): Promise<Answer> {
  const onward = request(new URL(path, target), { method, path, headers, agent: false });
  onward.end(body);
  const [answer] = await once(onward, "response");
  return { status: answer.statusCode, headers: answer.headers, body: await buffer(answer) };
}
