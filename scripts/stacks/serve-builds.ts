import { createCipheriv } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { text } from "node:stream/consumers";
import { build } from "esbuild";
import * as z from "zod";
import { ACCOUNT } from "./cloud-answers.ts";

export interface BuildPowers {
  readonly root: string;
  /** Folder that built functions are written to. */
  readonly out: string;
  /** Told of each function that is built: its name, the packages put beside its bundle, and what of which file is called. */
  readonly onBuilt: (name: string, install: Readonly<Record<string, string>>, handler: string) => void;
}

const buildInput = z.object({
  functionID: z.string(),
  handler: z.string(),
  runtime: z.string(),
  encryptionKey: z.string(),
  links: z.unknown(),
  properties: z
    .object({ install: z.record(z.string(), z.string()).default({}), format: z.enum(["cjs", "esm"]).default("esm") })
    .default({ install: {}, format: "esm" }),
});

const request = z.object({ method: z.string(), params: z.array(z.unknown()) });

/**
 * Answers what SST's components ask its command line while they run: where things are kept, and to build functions.
 * Stricter than SST: a handler that its file does not export is an error here, and a package without an exact version.
 */
export async function serveBuilds(powers: BuildPowers): Promise<string> {
  const server = createServer(async (incoming, response) => {
    const { method, params } = request.parse(JSON.parse(await text(incoming)));
    const reply = await answer(method, params[0], powers).then(
      (result) => ({ result }),
      (error: unknown) => ({ error: `${method}: ${error instanceof Error ? error.message : String(error)}` }),
    );
    response.writeHead(200, { connection: "close" }).end(JSON.stringify(reply));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

async function answer(method: string, input: unknown, powers: BuildPowers): Promise<unknown> {
  if (method === "Runtime.Build") return buildFunction(buildInput.parse(input), powers);
  if (method === "Provider.Aws.Bootstrap") {
    return { asset: "sst-asset", state: "sst-state", assetEcrRegistryId: ACCOUNT, assetEcrUrl: "registry" };
  }
  throw new Error("nothing here answers that");
}

async function buildFunction(input: z.output<typeof buildInput>, { root, out, onBuilt }: BuildPowers) {
  const { handler, functionID, properties, encryptionKey, links } = input;
  const name = extname(handler).slice(1);
  const folder = join(out, `${functionID}-src`);
  await mkdir(folder, { recursive: true });
  const floating = Object.entries(properties.install).filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version));
  if (floating.length > 0) throw new Error(`${handler}: no exact version of ${floating.map(([one]) => one)}`);
  const bundle = join(folder, properties.format === "cjs" ? "bundle.cjs" : "bundle.mjs");
  const exported = await exportsOf(root, handler, bundle);
  if (!exported.includes(name)) throw new Error(`"${handler}": the file exports ${exported.join(", ") || "nothing"}`);
  onBuilt(functionID, properties.install, handler);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(encryptionKey, "base64"), Buffer.alloc(12));
  const sealed = [cipher.update(JSON.stringify(links)), cipher.final(), cipher.getAuthTag()];
  await writeFile(join(folder, "resource.enc"), Buffer.concat(sealed));
  return { out: folder, handler: `bundle.${name}`, errors: [], sourcemaps: [] };
}

/** What a handler's file exports. It is not bundled: what it imports is for the functions' own tests. */
async function exportsOf(root: string, handler: string, outfile: string): Promise<readonly string[]> {
  const file = join(root, `${handler.slice(0, -extname(handler).length)}.ts`);
  if (!existsSync(file)) throw new Error(`no such handler: ${handler}`);
  const { metafile } = await build({ entryPoints: [file], outfile, format: "esm", metafile: true, logLevel: "silent" });
  return Object.values(metafile.outputs).flatMap(({ exports }) => exports);
}
