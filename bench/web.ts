import { openSolver } from "../packages/core/src/solver/open-solver.ts";
import type { Store } from "../packages/core/src/storage/objects.ts";
import { memoryStore } from "../packages/core/src/storage/open-store.ts";
import { openTables } from "../packages/core/src/storage/open-tables.ts";
import { listCouncils } from "../packages/core/src/workflows/find-council.ts";
import { ingestUpload } from "../packages/core/src/workflows/ingest-upload.ts";
import { publishNational } from "../packages/core/src/workflows/publish-national.ts";
import { mainJob } from "../sample/main-job.ts";
import { between, seededDraw } from "../sample/random.ts";
import { listenHere } from "../server/listen-here.ts";
import { makeAssets } from "../web/assets/make-assets.ts";
import { createSite } from "../web/create-site.ts";
import type { SiteFailure } from "../web/site.ts";
import { median } from "./measure.ts";

/** The collection of the sample whose files hold every council in a year of their own. */
const COLLECTION = mainJob().find(({ period }) => period === "2011-12")?.collection ?? "";
const FIRST_YEAR = 2005;
const YEARS = 20;
const ROUNDS = 15;
const READERS = 200;
/** Milliseconds to render the heaviest page. */
const GOAL = 150;
const latest = `/collections/${COLLECTION}/latest`;
const HEAVIEST = `${latest}/measures/direct_payments_all_ages`;
const PAGES = [
  "/",
  HEAVIEST,
  `${latest}/areas/E92000001`,
  `${latest}/figures/direct_payments_all_ages/all/2010-11/E92000001/all`,
  `/api/v1${latest.replace("/latest", "/releases/latest")}/figures?level=england`,
];

/** The heaviest page there is, 153 councils in 20 periods, and many readers at a time. */
export async function benchWeb(count: number = READERS): Promise<string[]> {
  const store = await seededStore();
  const failures: SiteFailure[] = [];
  const listening = await listenHere((origin) => siteOf(store, origin, failures), 0);
  try {
    const { address } = listening;
    const cold = await times(1, address, HEAVIEST);
    const warm = await times(ROUNDS, address, HEAVIEST);
    const size = (await (await fetch(`${address}${HEAVIEST}`, { headers: { "Accept-Encoding": "identity" } })).text())
      .length;
    const { seconds, errors, slowest } = await readers(count, address);
    const middle = median(warm);
    return [
      `the website: ${YEARS} periods of every council, memory driver, over HTTP on this machine`,
      `  first time, reading the release  ${(cold[0] ?? 0).toFixed(0)} ms`,
      `  heaviest page (${Math.round(size / 1024)} KB)          ${middle.toFixed(0)} ms, median of ${ROUNDS}; goal ${GOAL}: ${middle < GOAL ? "met" : "NOT MET"}`,
      `  ${count} readers of ${PAGES.length} pages at a time   ${seconds.toFixed(1)} s, slowest answer ${slowest.toFixed(1)} s, ${errors + failures.length} errors: ${errors + failures.length === 0 ? "met" : "NOT MET"}`,
    ];
  } finally {
    await listening.close();
  }
}

function siteOf(store: Store, origin: string, failures: SiteFailure[]) {
  return createSite({
    ...{ store, openTables, openSolver, origin, clock: () => new Date(), mode: "serve" as const, assets: makeAssets },
    secrets: { signing: "a secret of no consequence, for a bench only" },
    onFailure: (failure) => failures.push(failure),
  });
}

async function times(rounds: number, address: string, path: string): Promise<number[]> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await (await fetch(`${address}${path}`)).arrayBuffer();
    taken.push(performance.now() - start);
  }
  return taken;
}

async function readers(count: number, address: string) {
  const start = performance.now();
  const answers = await Promise.all(
    Array.from({ length: count }, async () => {
      const all: { readonly ok: boolean; readonly seconds: number }[] = [];
      for (const path of PAGES) {
        const begun = performance.now();
        const ok = await fetch(`${address}${path}`).then(
          async (response) => (await response.arrayBuffer()).byteLength > 0 && response.status === 200,
          () => false,
        );
        all.push({ ok, seconds: (performance.now() - begun) / 1000 });
      }
      return all;
    }),
  );
  const all = answers.flat();
  const slowest = Math.max(...all.map(({ seconds }) => seconds));
  return { seconds: (performance.now() - start) / 1000, errors: all.filter(({ ok }) => !ok).length, slowest };
}

/** One published release: a file of all councils for each year, with numbers drawn from a seed. */
async function seededStore(): Promise<Store> {
  const store = memoryStore();
  const draw = seededDraw("the website's bench");
  for (let year = FIRST_YEAR; year < FIRST_YEAR + YEARS; year += 1) {
    const period = `${year}-${String(year + 1).slice(2)}`;
    const lines = listCouncils(`${year + 1}-03-31`).map(({ code, name }) => {
      const all = Math.round(between(draw, 300, 3000));
      return `"${code}-${name}",${all},${Math.floor(all / 2)},${Math.round(between(draw, 20, 200))}`;
    });
    const text = [
      `Council-level activity ${period}`,
      year < 2011
        ? "Council,All ages (A4.20),Aged 18 to 64 (A4.10),Carers (H4)"
        : "Council,dp_all_ages,dp_18_64,Carers (H4)",
      ...lines,
    ];
    const key = `${COLLECTION}/${period}/national/activity.csv`;
    await store.uploads.put(key, new TextEncoder().encode(`${text.join("\n")}\n`));
    const ingested = await ingestUpload({ key }, { store });
    if (ingested?.outcome !== "accepted")
      throw new Error(`${period}: ${JSON.stringify(ingested?.receipt.findings.slice(0, 3))}`);
  }
  const published = await publishNational({ collection: COLLECTION }, { store, openTables, openSolver });
  if (published.kind !== "published") throw new Error(`Nothing was published: ${published.kind}`);
  return store;
}
