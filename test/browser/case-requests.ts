import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { CheckRequest, SentFile } from "./check-text.ts";
import type { Sent } from "./sent.ts";

const folder = fileURLToPath(new URL("../cases/", import.meta.url));
const caseShape = z.object({
  period: z.string(),
  authority: z.string().optional(),
  previous: z.object({ case: z.string(), period: z.string() }).optional(),
});

/** Every case folder as the check it asks for; see test/cases/cases.test.ts for what a folder holds. */
export function caseRequests(): Sent[] {
  return folders(folder).flatMap((collection) =>
    folders(join(folder, collection)).map((name) => caseRequest(collection, name)),
  );
}

function caseRequest(collection: string, name: string): Sent {
  const { previous } = readCase(collection, name);
  const request: CheckRequest = {
    ...sentFile(collection, name),
    previous: previous && { file: sentFile(collection, previous.case), period: previous.period },
  };
  return { request, bytes: readFileSync(join(folder, request.path)) };
}

function sentFile(collection: string, name: string): SentFile {
  const { period, authority } = readCase(collection, name);
  const input = readdirSync(join(folder, collection, name)).find((file) => file.startsWith("input."));
  if (input === undefined) throw new Error(`No input.* in ${collection}/${name}`);
  return { path: `${collection}/${name}/${input}`, name: input, collection, period, authority };
}

function readCase(collection: string, name: string): z.infer<typeof caseShape> {
  return caseShape.parse(JSON.parse(readFileSync(join(folder, collection, name, "case.json"), "utf8")));
}

function folders(path: string): string[] {
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
}
