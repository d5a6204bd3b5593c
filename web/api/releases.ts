import { latestVersion } from "@council-returns/core/workflows/latest-version.ts";
import { listCollections } from "@council-returns/core/workflows/list-collections.ts";
import { releaseFiles } from "@council-returns/core/workflows/release-file.ts";
import { z } from "@hono/zod-openapi";
import { askedRelease } from "../public/asked-release.ts";
import { filePath } from "../public/paths.ts";
import { releasesOf } from "../public/releases-page.ts";
import { type Operation, operation } from "./operation.ts";
import { collectionShape, listedShape, parameter, releaseShape } from "./shapes.ts";

const none = z.object({});
const { collection, release } = parameter;

/** What there is: collections, their releases, and one release. */
export const releaseOperations: readonly Operation[] = [
  operation({
    id: "listCollections",
    path: "/collections",
    summary: "Every collection, published or not",
    params: none,
    query: none,
    answer: z.object({ collections: z.array(collectionShape) }).openapi("Collections"),
    handle: async (c) => {
      const { data } = c.var.site.store;
      const collections = listCollections().map(async ({ id, title, description, period }) => {
        return { id, title, description, period, latest: (await latestVersion(data, id)).version ?? null };
      });
      return { body: { collections: await Promise.all(collections) } };
    },
  }),
  operation({
    id: "listReleases",
    path: "/collections/{collection}/releases",
    summary:
      "What has been released of a collection, newest first: what took the place of what, and what was withdrawn",
    params: z.object({ collection }),
    query: none,
    answer: z.object({ collection: z.string(), releases: z.array(listedShape) }).openapi("Releases"),
    handle: async (c, { params }) => {
      const [found] = await releasesOf(c.var.site, params.collection);
      return { body: { collection: params.collection, releases: found?.releases ?? [] } };
    },
  }),
  operation({
    id: "getRelease",
    path: "/collections/{collection}/releases/{release}",
    summary: "A release: its periods and its files",
    params: z.object({ collection, release }),
    query: none,
    answer: releaseShape,
    handle: async (c) => {
      const { release: found, listed, pinned } = await askedRelease(c);
      const { manifest, version, figures, periods } = found;
      const files = releaseFiles(found).map((file) => ({
        ...file,
        href: filePath(found.collection, version, file.path),
      }));
      const { synthetic, statement, code, inputs } = manifest;
      const { at, withdrawn } = listed;
      const about = { collection: found.collection, version, at, withdrawn, synthetic, statement, code };
      const spans = periods.map(({ id, label, start, end }) => ({ id, label, start, end }));
      return { pinned, body: { ...about, returns: inputs.length, figures: figures.size, periods: spans, files } };
    },
  }),
];
