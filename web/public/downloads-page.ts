import { type ReleaseFile, releaseFiles } from "@council-returns/core/workflows/release-file.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { table } from "../components/table.ts";
import type { PageContext } from "../site.ts";
import { bytesWords } from "../words/amounts.ts";
import { publicWords } from "../words/public.ts";
import { answerPage } from "./answer-page.ts";
import { type AskedRelease, askedRelease } from "./asked-release.ts";
import { collectionPath, filePath } from "./paths.ts";
import { releaseLine, releaseNotices } from "./release-frame.ts";

const words = publicWords.downloads;

/** Every file of a release. */
export async function downloadsPage(c: PageContext): Promise<Response> {
  const asked = await askedRelease(c);
  const { release, segment } = asked;
  const { title } = release.definition.collection;
  const here = { rest: "/downloads" };
  const columns = [{ title: words.file }, { title: words.what }, { title: words.size, number: true }];
  const rows = releaseFiles(release).map((file) => fileRow(file, asked));
  const body = html`<h1 class="govuk-heading-l"><span class="govuk-caption-l">${title}, ${release.version}</span>${words.title}</h1>
${releaseNotices(asked, here)}
<p class="govuk-body">${words.says}</p>
${releaseLine(asked, here)}
${table({ caption: words.caption, columns, rows })}`;
  const back = { href: collectionPath(release.collection, segment), text: title };
  return answerPage(c, { title: `${words.title}: ${title}, ${release.version}`, body, back });
}

/** Always those of the version itself: a file of `latest` could be another a minute later. */
function fileRow({ path, bytes, sha256 }: ReleaseFile, { release }: AskedRelease): readonly (string | Html)[] {
  const kind = path.slice(path.lastIndexOf(".") + 1);
  return [
    html`<a class="govuk-link" href="${filePath(release.collection, release.version, path)}" download>${path}</a>${hashOf(sha256)}`,
    words.named[path] ?? words.kinds[kind] ?? "",
    bytes === null ? "" : bytesWords(bytes),
  ];
}

/** Below the name: in a column of its own it would push the others about. */
function hashOf(sha256: string | null): Html {
  return sha256 === null
    ? html``
    : html`<span class="site-base">${words.sha} <code class="site-code">${sha256}</code></span>`;
}
