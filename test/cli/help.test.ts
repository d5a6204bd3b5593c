import { describe, expect, it } from "vitest";
import { commands } from "../../cli/commands.ts";
import { failureAnswer } from "../../cli/failure.ts";
import { StoreError } from "../../packages/core/src/storage/store-error.ts";
import { InputError } from "../../packages/core/src/workflows/input-error.ts";
import { returns, testFolder } from "./test-store.ts";

describe("returns", () => {
  it("lists every command under --help", async () => {
    const { code, out } = await returns(testFolder(), ["--help"]);
    expect(code).toBe(0);
    for (const { name, summary } of commands) {
      expect(out).toContain(name);
      expect(out.replace(/\s+/g, " ")).toContain(summary);
    }
  });

  it.each(commands.map(({ name }) => name))("shows an example under %s --help, no line wider than 80", async (name) => {
    const { code, out } = await returns(testFolder(), [name, "--help"]);
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`\\nExamples?:\\n  returns ${name}`));
    expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it.each([
    ["no command", []],
    ["an unknown command", ["chekc"]],
    ["an unknown option", ["work", "--stor", "x"]],
    ["an argument too many", ["work", "x"]],
    ["a required option left out", ["check", "x.csv"]],
    ["no store", ["work"]],
    ["a value that is none of those there are", ["query", "SELECT 1", "--format", "xml"]],
    ["an unknown collection", ["status", "nothing", "--store", "."]],
    ["a store that is a file", ["work", "--store", import.meta.filename]],
    ["a store that is not there", ["work", "--store", "not-there"]],
  ])("ends with 2 for %s and says so on stderr only", async (_, argv) => {
    const { code, out, err } = await returns(testFolder(), argv);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).not.toBe("");
    expect(err).not.toMatch(/\n {4}at /);
  });

  it("suggests the command that was meant", async () => {
    expect((await returns(testFolder(), ["chekc"])).err).toContain("Did you mean check?");
  });

  it("lists the collections there are where one is not known", async () => {
    const { err } = await returns(testFolder(), ["template", "nothing", "-o", "x.xlsx"]);
    expect(err).toContain('There is no collection "nothing". Choose one of:');
    expect(err).toContain("personal-budgets");
  });

  it("names an option's fault in words", async () => {
    const { err } = await returns(testFolder(), ["query", "SELECT 1", "--format", "xml"]);
    expect(err).toContain('"table"|"csv"|"json"');
    expect(err).toContain("format");
  });
});

describe("failureAnswer", () => {
  const broken = new Error("the disk is full");

  it("ends with 3 where something broke, and says what would do without a stack", () => {
    const answer = failureAnswer(broken, { env: {}, columns: 80 });
    expect(answer.code).toBe(3);
    expect(answer.output).toContain("Something broke: the disk is full");
    expect(answer.output).toContain("RETURNS_DEBUG=1");
    expect(answer.output).not.toContain("help.test");
  });

  it("shows the stack with RETURNS_DEBUG", () => {
    expect(failureAnswer(broken, { env: { RETURNS_DEBUG: "1" }, columns: 80 }).output).toContain("help.test");
  });

  it("ends with 3 where a store did not do what was asked, and says what it said and no more of what broke", () => {
    const refused = new StoreError(
      "Cannot write s3://returns: it holds nothing. Use another.",
      "ConditionsNotHonoured",
    );
    const answer = failureAnswer(refused, { env: {}, columns: 80 });
    expect(answer.code).toBe(3);
    expect(answer.output).toMatch(/^Cannot write s3:\/\/returns: it holds nothing\. Use another\.\nNothing .*\n/);
    expect(answer.output).not.toContain("broke");
    expect(failureAnswer(refused, { env: { RETURNS_DEBUG: "1" }, columns: 80 }).output).toContain("help.test");
  });

  it("ends with 2 for what the caller can put right", () => {
    const answer = failureAnswer(new InputError("Say which."), { env: {}, columns: 80 });
    expect(answer).toMatchObject({ code: 2, output: "Say which.\n" });
  });
});
