import * as XLSX from "@e965/xlsx";
import { unzipSync, zipSync } from "fflate";
import { openSolver } from "../packages/core/src/solver/open-solver.ts";
import { memoryStore } from "../packages/core/src/storage/open-store.ts";
import { openTables } from "../packages/core/src/storage/open-tables.ts";
import { listCouncils } from "../packages/core/src/workflows/find-council.ts";
import { readReturn } from "../packages/core/src/workflows/return-log.ts";
import { listenHere } from "../server/listen-here.ts";
import { place, surveyReturn } from "../test/workflows/survey-return.ts";
import { giveAccess } from "../web/access/grants.ts";
import { makeLink } from "../web/access/links.ts";
import { makeAssets } from "../web/assets/make-assets.ts";
import { createSite } from "../web/create-site.ts";
import type { SiteFailure } from "../web/site.ts";

const { collection: COLLECTION, period: PERIOD } = place;
const UPLOADS = 50;
const READERS = 200;
const MIB = 1024 * 1024;
const PIECE = 64 * 1024;
/** Of one file. */
const SIZE = 5 * MIB;
/** What makes small returns large: a picture, here of noise, which nothing packs. */
const PICTURE = new Uint8Array(SIZE);
for (let at = 0, n = 1; at < SIZE; at += 1) {
  n = (n * 1_103_515_245 + 12_345) % 2_147_483_648;
  PICTURE[at] = n >>> 16;
}
/** Shorter ones are not taken for any. */
const BOUNDARY = "bench-of-uploads-through-the-website";
const clock = () => new Date();

interface Sender {
  readonly authority: string;
  readonly name: string;
  readonly cookie: string;
  readonly csrf: string;
}

/** Many councils who send files of 5 MB at a time, while many read the home page: what is lost, and what it takes. */
export async function benchUploads(count: number = UPLOADS): Promise<string[]> {
  const store = memoryStore(clock);
  const failures: SiteFailure[] = [];
  const powers = {
    store,
    openTables,
    openSolver,
    clock,
    assets: makeAssets,
    onFailure: (one: SiteFailure) => failures.push(one),
  };
  const secrets = { signing: "a secret of no consequence, for a bench only" };
  const listening = await listenHere((origin) => createSite({ ...powers, secrets, origin, mode: "serve" }), 0);
  try {
    const { address } = listening;
    const senders: Sender[] = [];
    for (const council of listCouncils(PERIOD).slice(0, count)) {
      senders.push(await signedIn(address, council, { access: store.data, clock }));
    }
    const before = process.resourceUsage().maxRSS;
    const start = performance.now();
    const [sent, read] = await Promise.all([
      Promise.all(senders.map((sender) => send(address, sender))),
      Promise.all(Array.from({ length: READERS }, () => isRead(address))),
    ]);
    const seconds = (performance.now() - start) / 1000;
    const memory = (process.resourceUsage().maxRSS - before) / 1024;
    const states = await Promise.all(senders.map(({ authority }) => standing(store, authority)));
    const lost = senders.length - states.filter((one) => one === "accepted").length;
    const unanswered = sent.filter((ok) => !ok).length;
    const unread = read.filter((ok) => !ok).length;
    const isMet = lost + unanswered + unread + failures.length === 0;
    return [
      `uploads: ${senders.length} councils send ${SIZE / MIB} MB each at a time through the website, ${READERS} read its first page; memory driver`,
      `  ${seconds.toFixed(1)} s; ${lost} lost, ${unanswered} without a receipt's page, ${unread} readers with an error, ${failures.length} failures: ${isMet ? "met" : "NOT MET"}`,
      `  memory grew by ${memory.toFixed(0)} MiB, of which the store holds ${((senders.length * SIZE * 2) / MIB).toFixed(0)}`,
    ];
  } finally {
    await listening.close();
  }
}

async function signedIn(
  address: string,
  { code, name }: { readonly code: string; readonly name: string },
  powers: Parameters<typeof giveAccess>[1],
): Promise<Sender> {
  const given = { who: `officer of ${name}`, role: "sender", authority: code, address: null, by: "bench" } as const;
  const token = await makeLink({ grant: (await giveAccess(given, powers)).id, minutes: 60 }, powers);
  const headers = { Origin: address, "Content-Type": "application/x-www-form-urlencoded" };
  const answer = await fetch(`${address}/sign-in/link/${token}`, {
    method: "POST",
    headers,
    body: "",
    redirect: "manual",
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const page = await (await fetch(`${address}${pathOf(code)}`, { headers: { Cookie: cookie } })).text();
  return { authority: code, name, cookie, csrf: /name="csrf" value="([^"]*)"/.exec(page)?.[1] ?? "" };
}

/** True where the answer leads to the page of a receipt. */
async function send(address: string, { authority, name, cookie, csrf }: Sender): Promise<boolean> {
  const body = formBody(csrf, name);
  const headers = { Origin: address, Cookie: cookie, "Content-Type": `multipart/form-data; boundary=${BOUNDARY}` };
  const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
  const answer = await fetch(`${address}${pathOf(authority)}/send`, init).catch(() => undefined);
  return (
    answer?.status === 200 && answer.url.includes("/receipts/") && (await answer.text()).includes("Your return is in")
  );
}

/** A form as it comes over a line, piece by piece; its file is made once the site begins to read. */
function formBody(csrf: string, council: string): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const field = (name: string) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`;
  const before = encoder.encode(`${field("csrf")}\r\n\r\n${csrf}\r\n${field("file")}; filename="return.xlsx"\r\n\r\n`);
  const pieces: Uint8Array[] = [before];
  let isMade = false;
  return new ReadableStream({
    pull(controller) {
      if (!isMade && pieces.length === 0) {
        pieces.push(...slices(workbookOf(council)), encoder.encode(`\r\n--${BOUNDARY}--\r\n`));
        isMade = true;
      }
      const piece = pieces.shift();
      if (piece !== undefined) controller.enqueue(piece);
      else controller.close();
    },
  });
}

function slices(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, n) => bytes.slice(n * PIECE, (n + 1) * PIECE));
}

/** A council's return as a workbook with a picture in it. */
function workbookOf(council: string): Uint8Array {
  const text = new TextDecoder().decode(surveyReturn((csv) => csv.replace("Cumbria", council)));
  const workbook = XLSX.read(text, { type: "string", raw: true });
  const parts = unzipSync(new Uint8Array(XLSX.write(workbook, { type: "array", bookType: "xlsx" })));
  return zipSync({ ...parts, "xl/media/image1.png": [PICTURE, { level: 0 }] });
}

async function isRead(address: string): Promise<boolean> {
  const answer = await fetch(address).catch(() => undefined);
  return answer?.status === 200 && (await answer.text()).includes("</html>");
}

async function standing({ data }: ReturnType<typeof memoryStore>, authority: string): Promise<string> {
  return (await readReturn(data, { collection: COLLECTION, period: PERIOD, authority })).standing;
}

function pathOf(authority: string): string {
  return `/returns/${COLLECTION}/${PERIOD}/${authority}`;
}
