import { readdirSync, readFileSync } from "node:fs";
import type { GeneratedFile } from "./generated-file.ts";

const folder = "packages/core/src/collections/";

/** The list of collections as a module: every file in the folder that is a collection. */
export function registry(root: URL): GeneratedFile {
  const files = readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(".ts") && isCollection(readFileSync(new URL(folder + name, root), "utf8")))
    .sort();
  const names = files.map((file) => ({ file, name: camelCase(file.replace(/\.ts$/, "")) }));
  const text = [
    "// Written by scripts/generate.ts from the collections in this folder. Do not edit: run `npm run generate`.",
    'import type { Collection } from "./define-collection.ts";',
    ...names.map(({ file, name }) => `import ${name} from "./${file}";`),
    "",
    `export const registry: readonly Collection[] = [${names.map(({ name }) => name).join(", ")}];`,
    "",
  ];
  return { path: `${folder}registry.generated.ts`, text: text.join("\n") };
}

function isCollection(source: string): boolean {
  return /^export default defineCollection\(/m.test(source);
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
