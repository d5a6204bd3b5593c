import type { Objects } from "@council-returns/core/storage/objects.ts";
import type { SnapshotName } from "@council-returns/core/workflows/find-snapshot.ts";
import { readNotes } from "@council-returns/core/workflows/release-file.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";

/** The notes of a release as they were written, in Markdown; empty where it has none. */
export async function releaseNotes(name: SnapshotName, data: Objects): Promise<string> {
  return new TextDecoder().decode(await readNotes(data, name));
}

/** The notes as a piece of a page: paragraphs, headings and lists is all they hold. Their own title is left out. */
export function notesView(notes: string): Html {
  const blocks = notes.split(/\n{2,}/).map((one) => one.trim());
  return html`${blocks.filter((one) => one !== "" && !one.startsWith("# ")).map(block)}`;
}

function block(text: string): Html {
  if (text.startsWith("## ")) return html`<h3 class="govuk-heading-s">${text.slice(3)}</h3>`;
  if (!text.startsWith("- ")) return html`<p class="govuk-body">${text}</p>`;
  const items = text.split("\n").map((line) => line.replace(/^- /, ""));
  return html`<ul class="govuk-list govuk-list--bullet">${items.map((item) => html`<li>${item}</li>`)}</ul>`;
}
