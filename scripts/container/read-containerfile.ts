/** A stage of a Containerfile: what it is made from, its steps in order, and how what it holds is started. */
export interface Stage {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** One instruction: its word, what stands behind it, and its `--option=value` parts. */
export interface Step {
  readonly word: string;
  readonly text: string;
  readonly options: Readonly<Record<string, string>>;
}

/** Reads the stages of a Containerfile. Throws an `Error` for an instruction before the first FROM. */
export function readContainerfile(text: string): readonly Stage[] {
  const stages: { name: string; steps: Step[] }[] = [];
  for (const step of text
    .replaceAll(/^\s*#.*\n/gm, "")
    .replaceAll(/\\\n/g, " ")
    .split("\n")
    .flatMap(readStep)) {
    if (step.word === "FROM") {
      stages.push({ name: /\bAS\s+(\S+)/i.exec(step.text)?.[1] ?? "", steps: [] });
    } else {
      const stage = stages.at(-1);
      if (stage === undefined) throw new Error(`${step.word} stands before any FROM`);
      stage.steps.push(step);
    }
  }
  return stages;
}

/** Of an instruction that is written as a JSON list, its items. */
export function listOf({ text }: Step): readonly string[] {
  const items: unknown = JSON.parse(text.slice(text.indexOf("[")));
  return Array.isArray(items) ? items.map(String) : [];
}

function readStep(line: string): Step[] {
  const [, word = "", rest = ""] = /^\s*([A-Z]+)\s+(.*?)\s*$/s.exec(line) ?? [];
  if (word === "") return [];
  const given = [...rest.matchAll(/(?:^|\s)--([a-z-]+)=(\S+)/g)];
  const options = Object.fromEntries(given.map(([, name = "", value = ""]) => [name, value]));
  // A RUN's options are its program's.
  const text = word === "RUN" ? rest : rest.replaceAll(/(?:^|\s)--[a-z-]+=\S+/g, "").trim();
  return [{ word, text, options: word === "RUN" ? {} : options }];
}
