import { describe, expect, it } from "vitest";
import { registry } from "../../packages/core/src/collections/registry.generated.ts";
import { type SourceFile, sourceFiles } from "./source-files.ts";

const files = sourceFiles();
const core = "packages/core/src/";
const PURE = [
  "authorities",
  "calendar",
  "claims",
  "collections",
  "exact",
  "findings",
  "filing",
  "ingest",
  "marking",
  "periods",
  "publish",
  "receipts",
  "templates",
];
const EDGES = ["cli/", "functions/", "server/", "web/", "sample/", "scripts/", "bench/"];

/** Files longer than the budget, each with the reason it may be. */
const LONG_WITH_REASON: Readonly<Record<string, string>> = {
  "packages/core/src/collections/personal-budgets.ts": "a collection is one file",
  "packages/core/src/collections/spending.ts": "a collection is one file",
};

function inFolder(...folders: readonly string[]): SourceFile[] {
  return files.filter(({ path }) => folders.some((folder) => path.startsWith(`${core}${folder}/`)));
}

function offenders(among: readonly SourceFile[], wrong: (file: SourceFile) => readonly string[]): string[] {
  return among.flatMap((file) => wrong(file).map((what) => `${file.path}: ${what}`));
}

describe("the pure folders", () => {
  it("exist, so that the rules below test something", () => {
    for (const folder of PURE) expect(inFolder(folder).length, folder).toBeGreaterThan(0);
  });

  it("import no Node module, no SDK and no DuckDB", () => {
    const wrong = offenders(inFolder(...PURE), ({ imports }) =>
      imports.filter((name) => /^(node:|@aws-sdk|@duckdb|@smithy)/.test(name)),
    );
    expect(wrong).toEqual([]);
  });

  it("import no workflow and no storage driver", () => {
    const wrong = offenders(inFolder(...PURE), ({ imports }) =>
      imports.filter((name) => name.includes("/workflows/") || /\/storage\/(?!objects\.ts|tables\.ts)/.test(name)),
    );
    expect(wrong).toEqual([]);
  });

  it("read no clock, no environment and no Buffer", () => {
    const wrong = offenders(inFolder(...PURE), ({ text }) =>
      [/\bDate\.now\(/, /\bnew Date\(\)/, /\bprocess\.[a-z]/, /\bBuffer\.[a-z]/, /\bMath\.random\(/].flatMap(
        (pattern) => pattern.exec(text)?.[0] ?? [],
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe("platform", () => {
  it("has for each module that needs Node one that does the same anywhere, and imports nothing of the core", () => {
    const modules = inFolder("platform");
    const ofNode = modules.filter(({ path }) => path.endsWith(".node.ts"));
    const anywhere = modules.filter((one) => !ofNode.includes(one));
    expect(ofNode.length).toBeGreaterThan(0);
    expect(ofNode.map(({ path }) => path.replace(".node.ts", ".ts"))).toEqual(anywhere.map(({ path }) => path));
    expect(offenders(anywhere, ({ imports }) => imports.filter((name) => name.startsWith("node:")))).toEqual([]);
    expect(offenders(modules, ({ imports }) => imports.filter((name) => name.startsWith(".")))).toEqual([]);
  });
});

describe("storage", () => {
  it("imports no workflow", () => {
    const wrong = offenders(inFolder("storage"), ({ imports }) => imports.filter((name) => name.includes("workflows")));
    expect(wrong).toEqual([]);
  });

  it("is the only folder that imports DuckDB or the S3 client", () => {
    const others = files.filter(({ path }) => !path.startsWith(`${core}storage/`) && !path.startsWith("bench/"));
    const wrong = offenders(others, ({ imports }) => imports.filter((name) => /^(@duckdb|@aws-sdk)/.test(name)));
    // A queue is no store: the functions in the cloud, and they alone, put dead letters into one.
    expect(wrong).toEqual(["functions/dead-letter-queue.ts: @aws-sdk/client-sqs"]);
  });
});

describe("notify", () => {
  it("imports no workflow and no storage", () => {
    const wrong = offenders(inFolder("notify"), ({ imports }) =>
      imports.filter((name) => /workflows\/|storage\//.test(name)),
    );
    expect(inFolder("notify").length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  it("is the only folder that imports the client of GOV.UK Notify", () => {
    const others = files.filter(({ path }) => !path.startsWith(`${core}notify/`));
    const wrong = offenders(others, ({ imports }) => imports.filter((name) => name === "notifications-node-client"));
    expect(wrong).toEqual([]);
  });
});

describe("solver", () => {
  it("is the only folder that imports HiGHS, and imports nothing else that runs", () => {
    const others = files.filter(({ path }) => !path.startsWith(`${core}solver/`) && !path.startsWith("bench/"));
    expect(offenders(others, ({ imports }) => imports.filter((name) => name === "highs"))).toEqual([]);
    expect(inFolder("solver").length).toBeGreaterThan(0);
    expect(
      offenders(inFolder("solver"), ({ imports }) => imports.filter((name) => !/^highs$|^\.\//.test(name))),
    ).toEqual([]);
  });
});

describe("the attacker of disclosure control", () => {
  it("shares no code with what chooses the cells to hide", () => {
    const attackers = inFolder("publish/disclose/attack");
    expect(attackers.length).toBeGreaterThan(2);
    const wrong = offenders(attackers, ({ imports }) => imports.filter((name) => !/^\.\/|\/exact\//.test(name)));
    expect(wrong).toEqual([]);
  });
});

describe("workflows", () => {
  it("reach storage through its ports only", () => {
    const wrong = offenders(inFolder("workflows"), ({ imports }) =>
      imports.filter((name) => /\/storage\/(?!objects\.ts|tables\.ts)/.test(name) || name.startsWith("node:")),
    );
    expect(wrong).toEqual([]);
  });
});

describe("the edges", () => {
  // Numbers are written for people by one function, which does nothing else: edges may call it too.
  it("reach the core through workflows and openers only", () => {
    const edges = files.filter(({ path }) => /^(cli|functions|server|web)\//.test(path));
    const wrong = offenders(edges, ({ imports }) =>
      imports.filter(
        (name) =>
          /core\//.test(name) &&
          !/core\/(src\/)?(workflows\/|(storage|notify|solver)\/open-[a-z-]+\.ts|exact\/group-digits\.ts)/.test(name),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

describe("shared code", () => {
  it("names no collection", () => {
    const own = [`${core}collections/`, "sample/"];
    const shared = files.filter(
      ({ path }) => !own.some((folder) => path.startsWith(folder)) && !path.endsWith(".generated.ts"),
    );
    expect(registry.length).toBeGreaterThan(2);
    const wrong = offenders(shared, ({ text }) => registry.map(({ id }) => id).filter((id) => text.includes(id)));
    expect(wrong).toEqual([]);
  });

  it("uses no any and silences no type error, and nor do its tests", () => {
    const patterns = [/: any\b/, /\bas any\b/, /@ts-(ignore|expect-error|nocheck)/, /\bas unknown as\b/];
    const tests = sourceFiles(["test"]).filter(({ path }) => !path.startsWith("test/repo/"));
    expect(tests.length).toBeGreaterThan(100);
    const wrong = offenders([...files, ...tests], ({ code }) => patterns.flatMap((one) => one.exec(code)?.[0] ?? []));
    expect(wrong).toEqual([]);
  });

  it("prints and exits at the edges only", () => {
    const inner = files.filter(({ path }) => !EDGES.some((folder) => path.startsWith(folder)));
    const patterns = [/\bconsole\.[a-z]/, /\bprocess\.(env|exit|argv|stdout|stderr)/];
    const wrong = offenders(inner, ({ code }) => patterns.flatMap((one) => one.exec(code)?.[0] ?? []));
    expect(wrong).toEqual([]);
  });

  it("keeps files under 200 lines, or says why not", () => {
    const long = files.filter(({ path, text }) => !path.endsWith(".generated.ts") && text.split("\n").length > 201);
    expect(long.map(({ path }) => path).filter((path) => LONG_WITH_REASON[path] === undefined)).toEqual([]);
  });

  it("quotes SQL identifiers and literals in one place", () => {
    const others = inFolder("publish", "storage", "workflows").filter(
      ({ path }) => path !== `${core}publish/sql-quote.ts`,
    );
    const wrong = offenders(others, ({ text }) =>
      (/replaceAll\(\s*["'`](''?|""?|'|")["'`],\s*["'`](''|"")/.exec(text) ?? []).slice(0, 1),
    );
    expect(wrong).toEqual([]);
  });
});
