interface Constant {
  readonly name: string;
  /** Name of the type of one element, and the module it is imported from. */
  readonly type: string;
  readonly from: string;
  /** What the values were made from, for the first line of the file. */
  readonly source: string;
  readonly values: readonly object[];
}

/** The text of a module that exports one typed array, an element a line. */
export function constantText({ name, type, from, source, values }: Constant): string {
  return [
    `// Written by scripts/generate.ts from ${source}. Do not edit: run \`npm run generate\`.`,
    `import type { ${type} } from "${from}";`,
    "",
    `export const ${name}: readonly ${type}[] = [`,
    ...values.map((value) => `  ${literal(value)},`),
    "];",
    "",
  ].join("\n");
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{ ${parts.map(([key, part]) => `${key}: ${literal(part)}`).join(", ")} }`;
}
