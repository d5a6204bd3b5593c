import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as XLSX from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as checks from "../../packages/core/src/collections/checks.ts";
import * as columns from "../../packages/core/src/collections/columns.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/add-a-collection.md"), "utf8");
const collections = "packages/core/src/collections";

interface Block {
  readonly about: string;
  readonly text: string;
}

const blocks = [...page.matchAll(/^```(.*)\n([\s\S]*?)^```$/gm)].map(
  ([, about = "", text = ""]): Block => ({
    about,
    text,
  }),
);

describe("docs/add-a-collection.md", () => {
  it("quotes the collections there are as they stand", () => {
    const quoted = blocks.flatMap(({ about, text }) => {
      const [, file] = /from=(\S+)/.exec(about) ?? [];
      return file === undefined ? [] : [{ file, text }];
    });
    expect(quoted.length).toBeGreaterThan(3);
    for (const { file, text } of quoted) expect(readFileSync(join(root, collections, file), "utf8")).toContain(text);
  });

  it("names every kind of column and of check, and links to files there are", () => {
    const kinds = Object.keys(columns).filter((name) => name !== "columnScale");
    for (const name of [...kinds, ...Object.keys(checks)]) expect(page, name).toContain(`\`${name}\``);
    for (const [, path = ""] of page.matchAll(/\]\(\.\.\/([^)]+)\)/g)) {
      expect(readdirSync(join(root, path, "..")), path).toContain(path.split("/").at(-1));
    }
  });
});

/** A copy of what runs, in which a collection can be added as anyone would. */
describe("a collection in one file", () => {
  const copy = mkdtempSync(join(tmpdir(), "returns-collection-"));
  const node = join(root, "node_modules/.bin/node");
  const run = (...args: readonly string[]) => spawnSync(node, args, { cwd: copy, encoding: "utf8" });
  const listed = () =>
    readdirSync(join(copy, "packages"), { recursive: true, encoding: "utf8", withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const read = () => new Map(listed().map((path) => [path.slice(copy.length + 1), readFileSync(path, "utf8")]));
  let before = new Map<string, string>();

  beforeAll(() => {
    for (const part of [
      "packages/core/src",
      "packages/core/package.json",
      "cli",
      "server",
      "web",
      "scripts",
      "data",
      "package.json",
    ])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    cpSync(join(root, "node_modules/@council-returns"), join(copy, "node_modules/@council-returns"), {
      recursive: true,
      verbatimSymlinks: true,
    });
    for (const name of readdirSync(join(root, "node_modules"))) {
      if (name !== "@council-returns") symlinkSync(join(root, "node_modules", name), join(copy, "node_modules", name));
    }
    before = read();
    for (const { about, text } of blocks) {
      const [, file] = /file=(\S+)/.exec(about) ?? [];
      if (file !== undefined) writeFileSync(join(copy, collections, file), text);
    }
    execFileSync(node, ["scripts/generate.ts"], { cwd: copy });
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it("changes nothing but the registry, which is generated", () => {
    const changed = [...read()].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    expect(changed.sort()).toEqual([`${collections}/library-loans.ts`, `${collections}/registry.generated.ts`]);
  });

  it("is listed by the command line", () => {
    const { status, stderr } = run("cli/main.ts", "template", "library-loan", "-o", "x.xlsx");
    expect(status).toBe(2);
    expect(stderr).toContain("library-loans");
  });

  it("has a template that, filled in, is accepted, and refused by the cell where it is wrong", () => {
    const made = run(
      "cli/main.ts",
      "template",
      "library-loans",
      "--period",
      "2009-10",
      "--authority",
      "102",
      "-o",
      "t.xlsx",
    );
    expect(made.stderr + made.stdout).toContain("t.xlsx");
    const fill = (renewals: number) => {
      const book = XLSX.read(readFileSync(join(copy, "t.xlsx")));
      const sheet = book.Sheets["Loans"] ?? {};
      const rows = XLSX.utils.sheet_to_json<(string | null)[]>(sheet, { header: 1, defval: null, blankrows: true });
      const first = rows.findIndex((row) => row.includes("Books"));
      const left = rows[first]?.indexOf("Books") ?? 0;
      const origin = { r: first, c: left + 1 };
      XLSX.utils.sheet_add_aoa(
        sheet,
        [
          [900, renewals],
          [80, 5],
        ],
        { origin },
      );
      writeFileSync(join(copy, "filled.xlsx"), XLSX.write(book, { type: "buffer", bookType: "xlsx" }));
      const { status, stdout } = run("cli/main.ts", "check", "filled.xlsx", "--collection", "library-loans", "--json");
      return { status, result: JSON.parse(stdout), cell: XLSX.utils.encode_cell({ r: first, c: left + 2 }) };
    };
    const good = fill(100);
    expect([good.status, good.result.outcome, good.result.authority, good.result.period]).toEqual([
      0,
      "accepted",
      "102",
      "2009-10",
    ]);
    expect(good.result.tables).toMatchObject([{ table: "loans", rows: 2, totals: { loans: "980", renewals: "105" } }]);
    const bad = fill(1000);
    expect([bad.status, bad.result.outcome]).toEqual([1, "rejected"]);
    expect(bad.result.findings).toMatchObject([{ code: "exceeds", sheet: "Loans", cell: bad.cell }]);
  });
});
