import type { ReleaseWithdrawal } from "@council-returns/core/workflows/list-releases.ts";
import type { Release } from "@council-returns/core/workflows/read-release.ts";
import { html } from "hono/html";
import type { Html } from "../components/html.ts";
import { banner } from "../components/messages.ts";
import type { PageContext } from "../site.ts";
import { publicWords } from "../words/public.ts";
import { instantDayWords } from "../words/times.ts";
import type { AskedRelease } from "./asked-release.ts";
import { collectionPath, figurePartOf } from "./paths.ts";

const words = publicWords.release;

/** A page within a release. */
export interface ReleasePage {
  /** What comes after the release in its address. */
  readonly rest: string;
  /** False where the latest release has no such page. */
  readonly inLatest?: boolean;
  /** What the latest release says in place of it. */
  readonly now?: string | undefined;
}

/** What every page of a release says above its own words: that it was withdrawn, what took its place, whether it is synthetic. */
export function releaseNotices(asked: AskedRelease, page: ReleasePage): Html {
  const { withdrawn } = asked.listed;
  const first = withdrawn === null ? superseded(asked, page) : withdrawnNotice(asked, page, withdrawn);
  return html`${first}${syntheticNotice(asked)}`;
}

/** That a release was withdrawn, why, and what to use in its place: loudly, for whoever holds a link to it. */
function withdrawnNotice(asked: AskedRelease, { rest, inLatest = true, now }: ReleasePage, said: ReleaseWithdrawal) {
  const { release, latest } = asked;
  const { collection, version } = release;
  const { at, reason, figures, instead } = said;
  const link = html`<a class="govuk-notification-banner__link" href="${collectionPath(collection)}${inLatest ? rest : ""}">${words.seeLatest}</a>`;
  const isNamed = figures.some((figure) => rest === `/figures/${figurePartOf(figure)}`);
  return banner("information", words.withdrawn, [
    html`<strong>${words.withdrawnSays(version, instantDayWords(at))}</strong>`,
    `${words.reason}: ${reason}`,
    ...(isNamed ? [words.figureNamed] : figures.length > 0 ? [words.figuresNamed(figures.length)] : []),
    ...(instead === null ? [] : [`${words.instead}: ${instead}`]),
    latest === undefined ? words.noneStands : html`${now === undefined ? "" : `${now} `}${link}.`,
  ]);
}

/** Which release it is, and the address of this page that stays the same. */
export function releaseLine({ release, listed }: AskedRelease, { rest }: ReleasePage): Html {
  const { collection, version } = release;
  const path = `${collectionPath(collection, version)}${rest}`;
  return html`<p class="govuk-body-s">${words.line(version, instantDayWords(listed.at))}. <a class="govuk-link" href="${path}">${words.permanent}</a>. ${words.permanentSays}</p>`;
}

function superseded({ release, listed }: AskedRelease, { rest, inLatest = true, now }: ReleasePage): Html {
  const { supersededBy } = listed;
  if (supersededBy === null) return html``;
  const { collection, version } = release;
  const says = words.supersededSays(version, supersededBy.version, instantDayWords(supersededBy.at));
  const link = html`<a class="govuk-notification-banner__link" href="${collectionPath(collection)}${inLatest ? rest : ""}">${words.seeLatest}</a>`;
  return banner("information", words.superseded, [html`${says}${now === undefined ? "" : ` ${now}`} ${link}.`]);
}

/** That what is shown was made up, where any of it was. */
export function syntheticNotice({ release: { manifest } }: Pick<AskedRelease, "release">): Html {
  if (manifest.statement === null) return html``;
  return html`<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">${publicWords.synthetic.title}:</span> ${manifest.statement}</strong></div>`;
}

/** Whether the latest release has something too; true without a look where the release asked for is the latest. */
export async function inLatest(
  c: PageContext,
  { release, latest }: AskedRelease,
  has: (latest: Release) => boolean,
): Promise<boolean> {
  if (release.version === latest) return true;
  if (latest === undefined) return false;
  const { collection } = release;
  return has((await c.var.site.releases.read({ collection, version: latest })).release);
}
