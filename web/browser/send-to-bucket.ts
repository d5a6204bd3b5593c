import { replacePage } from "./replace-page.ts";

interface ToBucket {
  /** What the form of the page holds: its token, and what its sender knew of. */
  readonly body: FormData;
  readonly file: File;
  /** Where the site gives out forms for the bucket. */
  readonly forms: string;
}

/**
 * Asks the site for the form that is for this file and no other, posts the file with it to the bucket, and goes to the page
 * that follows it. Rejects where the connection breaks. What the bucket answers cannot be read from another site: the page
 * that follows says whether the file is there.
 */
export async function sendToBucket({ body: own, file, forms }: ToBucket): Promise<void> {
  const asked = new URLSearchParams({
    csrf: String(own.get("csrf") ?? ""),
    last: String(own.get("last") ?? ""),
    name: file.name,
    with: "script",
  });
  const answer = await fetch(forms, { method: "POST", body: asked });
  const text = await answer.text();
  const given = new DOMParser().parseFromString(text, "text/html").querySelector<HTMLFormElement>("#bucket-form");
  if (!answer.ok || given === null) {
    replacePage(text);
    return;
  }
  const body = new FormData(given);
  body.delete("file");
  body.append("file", file);
  await fetch(given.action, { method: "POST", mode: "no-cors", body });
  location.assign(given.dataset["arrived"] ?? location.href);
}
