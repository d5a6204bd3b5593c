import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { openSolver } from "../../packages/core/src/solver/open-solver.ts";
import type { Store } from "../../packages/core/src/storage/objects.ts";
import { memoryStore } from "../../packages/core/src/storage/open-store.ts";
import { openTables } from "../../packages/core/src/storage/open-tables.ts";
import { type ConfirmInput, confirmColumns } from "../../packages/core/src/workflows/confirm-columns.ts";
import { findAuthoritysReceipt } from "../../packages/core/src/workflows/find-authoritys-receipt.ts";
import { holdBack } from "../../packages/core/src/workflows/hold-back.ts";
import { ingestUpload } from "../../packages/core/src/workflows/ingest-upload.ts";
import { publishNational } from "../../packages/core/src/workflows/publish-national.ts";
import { reconcile } from "../../packages/core/src/workflows/reconcile.ts";
import { snapshotTime } from "../../packages/core/src/workflows/snapshot-time.ts";
import { planForm } from "../../packages/core/src/workflows/upload-form.ts";
import { uploadsBehindScan } from "../../packages/core/src/workflows/uploads-behind-scan.ts";
import { workUploads } from "../../packages/core/src/workflows/work-uploads.ts";
import type { Graph } from "../../scripts/stacks/stacks-graph.ts";
import { surveyReturn } from "../workflows/survey-return.ts";
import { ticking } from "../workflows/ticking.ts";
import { isAllowed } from "./iam/evaluate.ts";
import { roleStatements, type Statement } from "./iam/policy.ts";
import { recordedStore, type Use } from "./recorded-store.ts";
import { useSite } from "./site-uses.ts";
import { one, stacksMissing, stacksSuite, stage } from "./stages.ts";

const survey = "personal-budgets";
const place = `${survey}/2010-03-31`;
const period = "2010-03-31";
const odd = surveyReturn((text) => text.replace("of which council-managed", "Figure 7"));
/**
 * A good return, one with an error (which is marked), one that is only tried, one that was posted with a form, one that
 * nothing can be made of, one for nobody.
 */
const SENT: readonly (readonly [string, Uint8Array])[] = [
  [`${place}/102/good.csv`, surveyReturn()],
  [`${place}/102/broken.csv`, surveyReturn((text) => text.replace("600,180", "about,180"))],
  [`${place}/102/odd.csv`, odd],
  [`check/${place}/102/tried.csv`, surveyReturn()],
  [`${place}/102/form-0123456789abcdef0123-posted.csv`, surveyReturn((text) => `${text}\n`)],
  [`${place}/102/empty.csv`, new Uint8Array()],
  ["nowhere/known.csv", surveyReturn()],
];
const PAYMENTS = "spending/2014-09";
const text = readFileSync(new URL("../cases/spending/good/input.csv", import.meta.url), "utf8");
const payments = new TextEncoder().encode(text.replace("Supplier name", "Heading 7"));
const fewer = new TextEncoder().encode(text.trimEnd().split("\n").slice(0, -1).join("\n"));
const others = new TextEncoder().encode(text.replace("Cumbria", "Northumberland"));
/** Of each kind of period, one that there is. */
const PERIODS = { "census-day": "2010-03-31", "financial-year": "2010-11", month: "2014-09" } as const;

let receiptNumber = "";

/** What is done, and beneath it the same store where nothing is recorded. */
type Doing = (store: Store, beneath: Store) => Promise<unknown>;

/** Uploads of a council whose odd header was confirmed. */
async function sent(store: Store): Promise<void> {
  await confirm(store, {
    collection: survey,
    period,
    bytes: odd,
    table: "people",
    column: "ongoing_managed",
    cell: "F7",
  });
  for (const [key, bytes] of SENT) await store.uploads.put(key, bytes);
}

async function confirm(
  store: Store,
  {
    table,
    column,
    cell,
    ...file
  }: Pick<ConfirmInput, "collection" | "period" | "bytes"> & Record<"table" | "column" | "cell", string>,
): Promise<void> {
  const answers = [{ table, column, at: { cell } }];
  await confirmColumns({ ...file, authority: "102", name: "f.csv", answers, by: "DASS" }, { store, clock: ticking() });
}

async function paid(store: Store, bytes: Uint8Array, authority = "102"): Promise<void> {
  await store.uploads.put(`${PAYMENTS}/${authority}/${bytes.length}.csv`, bytes);
  await workUploads({ store });
}

async function published(store: Store): Promise<void> {
  await publishNational({ collection: "spending" }, { store, openTables, openSolver });
}

/** What each function does, by the workflows it calls: functions/README.md. What comes before is not recorded. */
const DOINGS: Readonly<Record<string, { readonly before?: Doing; readonly does: Doing }>> = {
  Ingest: {
    before: sent,
    does: async (store) => {
      for (const [key] of [...SENT, ...SENT]) {
        const { version = "" } = (await store.uploads.get(key)) ?? {};
        await ingestUpload({ key, version }, { store });
      }
    },
  },
  Reconcile: {
    before: sent,
    does: async (store) => {
      await workUploads({ store });
      await reconcile({ store });
      await snapshotTime(survey, { store });
    },
  },
  PublishSpending: {
    before: async (store) => {
      const file = { collection: "spending", period: PERIODS.month, bytes: payments };
      await confirm(store, { ...file, table: "payments", column: "supplier", cell: "A4" });
      await paid(store, payments);
      // With those of another council, the period's rows are kept as one file.
      await paid(store, others, "104");
      await published(store);
      await paid(store, fewer);
    },
    does: async (store) => {
      await published(store);
      await published(store);
      await snapshotTime("spending", { store });
    },
  },
  UploadForm: {
    does: async (store) => {
      for (const { id, period: kind, sender } of registry) {
        const file = { collection: id, period: PERIODS[kind], file: "return.xlsx" };
        for (const checkOnly of [true, false]) {
          const { key } = planForm({ ...file, checkOnly }, sender === "national" ? "national" : "102");
          await store.uploads.put(key, payments);
        }
      }
    },
  },
  Receipt: {
    before: async (store) => {
      await sent(store);
      await workUploads({ store });
      for await (const { key } of store.data.list(`receipts/${place}/102/`)) receiptNumber = key.split("/")[4] ?? "";
    },
    does: async (store) => {
      const asked = { number: receiptNumber, authority: "102", collection: survey, period };
      const found = await findAuthoritysReceipt(asked, { store });
      expect(found?.receipt).toBe(receiptNumber);
      expect(await findAuthoritysReceipt({ ...asked, number: "0".repeat(20) }, { store })).toBeUndefined();
    },
  },
  Site: { does: useSite },
};

describe.skipIf(stacksMissing !== undefined)(stacksSuite("what the stacks grant"), () => {
  let personal: Graph;
  let withSite: Graph;
  const used = new Map<string, readonly Use[]>();
  beforeAll(async () => {
    personal = await stage("personal");
    withSite = await stage("production");
    for (const [name, { before, does }] of Object.entries(DOINGS)) {
      const store = memoryStore(ticking());
      await before?.(store, store);
      const uses: Use[] = [];
      await does(recordedStore(store, uses), store);
      used.set(name, uses);
    }
  });

  const graphWith = (name: string) => (name === "Site" ? withSite : personal);
  const arnOf = ({ area, key }: Pick<Use, "area" | "key">, graph: Graph) => {
    const bucket = one(graph, "s3/bucket:Bucket", area === "uploads" ? "UploadsBucket" : "DataBucket")["bucket"];
    return `arn:aws:s3:::${bucket}${key === "" ? "" : `/${key}`}`;
  };
  const asked = (use: Use, name: string) => ({ action: use.action, resource: arnOf(use, graphWith(name)) });
  const granted = (name: string) => roleStatements(graphWith(name), `${name}Role`);

  it.each(Object.keys(DOINGS))("is enough for all that %s does", (name) => {
    const uses = used.get(name) ?? [];
    expect(uses.length).toBeGreaterThan(1);
    const denied = uses.filter((use) => !isAllowed(asked(use, name), granted(name)));
    expect([...new Set(denied.map(({ action, key }) => `${action} ${key}`))]).toEqual([]);
  });

  it.each(Object.keys(DOINGS))("is used by %s, each action and each part of the keys", (name) => {
    const uses = (used.get(name) ?? []).map((use) => asked(use, name));
    const spare = granted(name)
      .flatMap(parts)
      .filter((part) => !uses.some((use) => isAllowed(use, [part])));
    expect(spare.map(({ Action, Resource }) => `${Action} ${Resource}`)).toEqual([]);
  });
});

describe.skipIf(stacksMissing !== undefined)(stacksSuite("what the stacks grant behind a malware scan"), () => {
  it("is enough to mark what a scan held back, and to count what waits without opening an upload", async () => {
    const graph = await stage("rehearsal");
    const store = memoryStore(ticking());
    await sent(store);
    const arnOf = ({ area, key }: Use) => {
      const bucket = one(graph, "s3/bucket:Bucket", area === "uploads" ? "UploadsBucket" : "DataBucket")["bucket"];
      return `arn:aws:s3:::${bucket}${key === "" ? "" : `/${key}`}`;
    };
    const denied = async (role: string, does: Doing) => {
      const uses: Use[] = [];
      await does(recordedStore(store, uses), store);
      expect(uses.length).toBeGreaterThan(1);
      const asked = uses.map((use) => ({ action: use.action, resource: arnOf(use) }));
      return asked.filter((one) => !isAllowed(one, roleStatements(graph, role)));
    };
    const key = `${place}/102/good.csv`;
    expect(await denied("IngestRole", (at) => holdBack({ keys: [key], says: "" }, { store: at }))).toEqual([]);
    const clock = () => new Date();
    expect(await denied("ReconcileRole", (at) => uploadsBehindScan({ store: at, clock }))).toEqual([]);
    expect(
      isAllowed(
        { action: "s3:GetObject", resource: arnOf({ area: "uploads", key, action: "s3:GetObject" }) },
        roleStatements(graph, "ReconcileRole"),
      ),
    ).toBe(false);
  });
});

/** A statement about S3 as one for each action and resource of it. */
function parts(statement: Statement): Statement[] {
  const actions = statement.Action.filter((action) => action.startsWith("s3:"));
  return actions.flatMap((action) =>
    statement.Resource.map((resource) => ({ ...statement, Action: [action], Resource: [resource] })),
  );
}
