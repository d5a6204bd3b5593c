import { lengthOf, wrapText } from "./wrap-text.ts";

/** Names and what they stand for, one below the other with the second column in line. */
export function factLines(facts: readonly (readonly [name: string, value: string])[], width: number): string[] {
  const indent = Math.max(0, ...facts.map(([name]) => lengthOf(name))) + 4;
  return facts.flatMap(([name, value]) =>
    wrapText(value, width - indent).map((line, index) => {
      const left = index === 0 ? `  ${name}` : "";
      return `${left.padEnd(indent)}${line}`;
    }),
  );
}
