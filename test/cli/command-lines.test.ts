import { describe, expect, it } from "vitest";
import { commandLines, storeParts, typed } from "../../cli/render/command-lines.ts";
import { shellWords } from "./shell-words.ts";

describe("a command to be copied", () => {
  it("is one line where it fits, and else several that a shell joins, none too long", () => {
    const parts = ["npx returns claims spending", "--store s3://bucket/store", "--endpoint http://127.0.0.1:9000"];
    expect(commandLines(parts, 120)).toEqual([`  ${parts.join(" ")}`]);
    const broken = commandLines(parts, 60);
    expect(broken).toEqual([
      "  npx returns claims spending --store s3://bucket/store \\",
      "    --endpoint http://127.0.0.1:9000",
    ]);
    expect(commandLines(parts, 0)).toHaveLength(3);
    for (const width of [0, 40, 60, 120])
      expect(shellWords(commandLines(parts, width))).toEqual(parts.join(" ").split(" "));
  });

  it("keeps a part that has lines of its own", () => {
    const lines = commandLines(["returns query", '"SELECT 1\n    FROM x"', "--store a"], 80);
    expect(lines).toEqual(["  returns query \\", '    "SELECT 1', '    FROM x" \\', "    --store a"]);
    expect(shellWords(lines)).toEqual(["returns", "query", "SELECT 1\n    FROM x", "--store", "a"]);
  });

  it.each(["a b", "it's", "$HOME", "`x`", "*", "", "plain/path.csv", "s3://bucket/a"])(
    "types %j as one word",
    (word) => {
      expect(shellWords([typed(word)])).toEqual([word]);
    },
  );

  it("leads to the same store: its address, its uploads and its server", () => {
    const env = { RETURNS_UPLOADS_STORE: "s3://uploads", RETURNS_ENDPOINT: "http://127.0.0.1:9000" };
    expect(storeParts("s3://data", env)).toEqual([
      "--store s3://data",
      "--uploads s3://uploads",
      "--endpoint http://127.0.0.1:9000",
    ]);
    expect(storeParts("my store", { RETURNS_ENDPOINT: "http://127.0.0.1:9000" })).toEqual(["--store 'my store'"]);
  });
});
