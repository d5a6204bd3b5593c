import { createServer } from "node:http";
import { extname } from "node:path";

export interface FileServer {
  /** Ends in a slash. */
  readonly address: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

/** No `eval` and no script from elsewhere, as on a strict website. What a script asks elsewhere is left for a test to see. */
const POLICY = "script-src 'self'; worker-src 'self'";

/** Serves files by their path on this machine only, as a strict website would. */
export async function serveFiles(files: ReadonlyMap<string, Uint8Array | string>): Promise<FileServer> {
  const server = createServer(({ method, url = "" }, response) => {
    const path = decodeURIComponent(url.slice(1)) || "index.html";
    const file = method === "GET" ? files.get(path) : undefined;
    const type = TYPES[extname(path)] ?? "application/octet-stream";
    response.writeHead(file === undefined ? 404 : 200, { "content-type": type, "content-security-policy": POLICY });
    response.end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("The server has no port");
  return {
    address: `http://127.0.0.1:${bound.port}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
