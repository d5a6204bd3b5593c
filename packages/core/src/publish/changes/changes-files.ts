import { authorityByCode } from "../../authorities/resolve.ts";
import { parsePeriod } from "../../periods/period.ts";
import type { FigureChange } from "../compare-figures.ts";
import { definitionTexts } from "../definition-texts.ts";
import type { Publication } from "../make-publication.ts";
import { measureDefinitions } from "../measure-definitions.ts";
import { syntheticStatement } from "../synthetic-statement.ts";
import { changesNotes } from "./changes-notes.ts";
import { type ComparedRelease, type ReleaseChanges, releaseChanges } from "./release-changes.ts";
import type { WithdrawnVersion } from "./withdrawn-version.ts";

/** The version a snapshot was compared with when it was made. */
export interface PreviousRelease {
  readonly version: string;
  readonly manifestSha256: string;
}

/** `changes.json`: what differs from the version before; of a first version, nothing to compare with. */
export type ChangesFile = {
  readonly format: "council-returns/changes/1";
  readonly collection: string;
  readonly version: string;
  readonly before: PreviousRelease | null;
} & ReleaseChanges;

/** What a new release says of those before it: the one it is compared with, and which were withdrawn since. */
interface ReleasesBefore {
  readonly previous: ComparedBefore | undefined;
  /** How its figures differ from the new ones, where they have been compared already. */
  readonly changes?: readonly FigureChange[] | undefined;
  /** In order of version. */
  readonly withdrawn?: readonly WithdrawnVersion[];
}

/** What a new release is compared with. */
export type ComparedBefore = PreviousRelease & ComparedRelease;

const nothing: ReleaseChanges = {
  periods: { added: [], removed: [] },
  measures: { added: [], removed: [] },
  councils: [],
  definitions: [],
  figures: [],
};

/** A release as `releaseChanges` compares it. */
export function comparedRelease(publication: Publication, version: string): ComparedRelease {
  const { collection, figures, returns } = publication;
  return { version, figures, returns, definitions: definitionTexts(collection) };
}

/** The two files of a snapshot that say what is new in it: for programs, an element a line, and for people. */
export function changesFiles(
  publication: Publication,
  version: string,
  { previous: before, changes: compared, withdrawn = [] }: ReleasesBefore,
): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const changes = before === undefined ? null : releaseChanges(before, comparedRelease(publication, version), compared);
  const previous = before === undefined ? null : { version: before.version, manifestSha256: before.manifestSha256 };
  const { collection } = publication;
  const file: ChangesFile = {
    format: "council-returns/changes/1",
    collection: collection.id,
    version,
    before: previous,
    ...(changes ?? nothing),
  };
  const about = { ...notesNames(publication), version, before: previous?.version ?? null, withdrawn };
  const notes = changesNotes(changes, about);
  const encoder = new TextEncoder();
  return [
    { path: "changes.json", bytes: encoder.encode(`${linedJson(file)}\n`) },
    { path: "notes.md", bytes: encoder.encode(notes) },
  ];
}

/** What notes on a release call things. */
export function notesNames({
  collection,
  figures,
  returns,
  synthetic,
}: Pick<Publication, "collection" | "figures" | "synthetic"> & { readonly returns: readonly unknown[] }) {
  const titles = new Map(
    measureDefinitions(collection).map(({ measure, basis, title, basisTitle }) => {
      return [`${measure}/${basis}`, basisTitle === "" ? title : `${title} (${basisTitle})`];
    }),
  );
  return {
    title: collection.title,
    statement: synthetic ? syntheticStatement : null,
    returns: returns.length,
    figures: figures.length,
    nameOf: (code: string, period: string) => {
      const day = parsePeriod(collection.period, period)?.end ?? "";
      return authorityByCode(code, day)?.name ?? code;
    },
    titleOf: (measure: string, basis: string) => titles.get(`${measure}/${basis}`) ?? `${measure} (${basis})`,
  };
}

/** JSON with a line for each field, and for each element of a list: a file that can be read and compared by line. */
function linedJson(value: object): string {
  const fields = Object.entries(value).map(([name, field]) => `${JSON.stringify(name)}: ${linedField(field)}`);
  return `{\n  ${fields.join(",\n  ")}\n}`;
}

function linedField(field: unknown): string {
  if (!Array.isArray(field) || field.length === 0) return JSON.stringify(field);
  return `[\n    ${field.map((element) => JSON.stringify(element)).join(",\n    ")}\n  ]`;
}
