import type { Route } from "../route.ts";
import { publicPage } from "./answer-page.ts";
import { answersPage } from "./answers-page.ts";
import { areaPage } from "./area-page.ts";
import { areasPage } from "./areas-page.ts";
import { cellsPage } from "./cells-page.ts";
import { changesPage } from "./changes-page.ts";
import { chartImage } from "./chart-image.ts";
import { claimsPage } from "./claims-page.ts";
import { collectionPage } from "./collection-page.ts";
import { councilPage } from "./council-page.ts";
import { councilsPage } from "./councils-page.ts";
import { dataPage } from "./data-page.ts";
import { downloadsPage } from "./downloads-page.ts";
import { releasesFeed } from "./feed.ts";
import { figurePage } from "./figure-page.ts";
import { homePage } from "./home-page.ts";
import { measurePage } from "./measure-page.ts";
import { measuresPage } from "./measures-page.ts";
import { releasesPage } from "./releases-page.ts";
import { sendReleaseFile } from "./send-release-file.ts";
import { targetsPage } from "./targets-page.ts";

const collection = "/collections/:collection";
const release = `${collection}/:release`;
const figure = `${release}/figures/:measure/:basis/:period/:area/:breakdown`;

/** What everybody may read. `:release` is `latest`, a version or a range of them. */
export const publicRoutes: readonly Route[] = [
  publicPage("/", homePage),
  publicPage("/councils", councilsPage),
  publicPage("/councils/:code", councilPage),
  publicPage("/data", dataPage),
  publicPage("/releases", releasesPage),
  publicPage("/releases.atom", releasesFeed),
  publicPage(`${collection}/releases`, releasesPage),
  publicPage(`${collection}/releases.atom`, releasesFeed),
  publicPage(`${collection}/answers`, answersPage),
  publicPage(`${collection}/answers/:period`, answersPage),
  publicPage(collection, collectionPage),
  publicPage(release, collectionPage),
  publicPage(`${release}/measures`, measuresPage),
  publicPage(`${release}/measures/:measure`, measurePage),
  publicPage(`${release}/areas`, areasPage),
  publicPage(`${release}/areas/:area`, areaPage),
  publicPage(figure, figurePage),
  publicPage(`${figure}/cells/:council`, cellsPage),
  publicPage(`${release}/targets`, targetsPage),
  publicPage(`${release}/claims`, claimsPage),
  publicPage(`${release}/changes`, changesPage),
  publicPage(`${release}/downloads`, downloadsPage),
  publicPage(`${release}/files/:file`, sendReleaseFile),
  publicPage(`${release}/charts/:file`, chartImage),
];
