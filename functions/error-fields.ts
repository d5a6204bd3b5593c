import type { LogFields } from "./telemetry.ts";

/** A name shorter than this stands in too many other words to be looked for. */
const SHORTEST = 3;

/**
 * What a log may say of an error: its words and where it was thrown, with the names of files taken out of them. People
 * name files after themselves and others.
 */
export function errorFields(error: unknown, keys: readonly string[] = []): LogFields {
  if (!(error instanceof Error)) return { error: { message: withoutNames(String(error), keys) } };
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const message = withoutNames(error.message, keys);
  return { error: { name: error.name, message, ...(code === undefined ? {} : { code }), stack: frames.join("\n") } };
}

/** Collection, period and authority of an upload's key: all of it that is nobody's choice of words. */
export function placeFields(key: string): LogFields {
  const segments = key.replace(/^check\//, "").split("/");
  const [collection, period, authority] = segments.length > 3 ? segments : [];
  return { collection, period, authority };
}

function withoutNames(text: string, keys: readonly string[]): string {
  const names = keys.map((key) => key.split("/").slice(3).join("/") || (key.split("/").at(-1) ?? ""));
  const both = [...names, ...names.map(encodeURIComponent)].filter((name) => name.length >= SHORTEST);
  return both.reduce((rest, name) => rest.replaceAll(name, "<file>"), text);
}
