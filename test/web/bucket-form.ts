/** What a page's form for the bucket holds. */
export function bucketFormOn(text: string): { url: string; fields: Record<string, string> } {
  const [, url = ""] = /<form method="post" action="([^"]+)"[^>]* id="bucket-form"/.exec(text) ?? [];
  const [, form = ""] = /id="bucket-form"([\s\S]*?)<\/form>/.exec(text) ?? [];
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return { url, fields: Object.fromEntries(fields.map(([, name = "", value = ""]) => [name, unescaped(value)])) };
}

function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
}

export async function postToBucket(
  { url, fields }: ReturnType<typeof bucketFormOn>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("file", new File([bytes], "as the sender has it.xlsx"));
  return fetch(url, { method: "POST", body: form, redirect: "manual" });
}
