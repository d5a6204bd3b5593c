import { mutationsOf } from "./mutation.ts";

export const websiteMutations = [
  ...mutationsOf("stacks/site.ts", "website", [
    ["the website is another function's work", '"site.handler"', '"receipt.handler"'],
    ["a publication on the website has a minute", "const MINUTES = 5;", "const MINUTES = 1;"],
    ["the website has too little memory for DuckDB", "const MEMORY_MB = 3008;", "const MEMORY_MB = 512;"],
    ["two readers at a time", "const AT_ONCE = 50;", "const AT_ONCE = 2;"],
    [
      "the website is left out where it is asked for",
      "if (site === undefined) return undefined;",
      "if (site !== undefined) return undefined;",
    ],
    [
      "the website has a name that nobody asked for",
      "site.domain === undefined ? {}",
      "site.domain !== undefined ? {}",
    ],
    [
      "the edge does not say that it is the edge",
      '`event.request.headers["x-returns-edge"] = { value: "${token}" };`,',
      "",
    ],
    [
      "callers say themselves from where they call",
      "'event.request.headers[\"x-returns-viewer\"] = { value: event.viewer.ip };',",
      "",
    ],
    [
      "CloudFront's function holds the secret that signs cookies",
      'secret.apply((text) => keyedHash(text, "edge", ""))',
      "secret",
    ],
    ["the function knows another token than the edge", "EDGE_TOKEN: edgeToken,", "EDGE_TOKEN: secret,"],
    [
      "cookies are signed with what CloudFront's function holds",
      "RETURNS_SITE_SECRET: secret,",
      "RETURNS_SITE_SECRET: edgeToken,",
    ],
    [
      "the website is told another address than its own",
      "RETURNS_SITE: router.url",
      'RETURNS_SITE: "https://example.org"',
    ],
    ["the website has no style and no scripts", "    addTo: bringAssets,\n", ""],
    ["style and scripts lie where the website does not look", 'join(folder, "site-assets")', 'join(folder, "assets")'],
    ["the website has no DuckDB", "    install: ENGINE,\n", ""],
    ["the national team cannot sign in by their own account", "...openIdOf(site),", ""],
    [
      "everybody's group is the national team's",
      "RETURNS_OPENID_NATIONAL: openId.national",
      "RETURNS_OPENID_NATIONAL: openId.claim",
    ],
    ["auditors are nobody", "openId.auditor === undefined ?", "openId.auditor !== undefined ?"],
    ["links are sent by nobody", "...notifyOf(site),", ""],
    [
      "the website has an address that nobody is told of",
      "target: router.nodes.cdn.apply((cdn) => cdn.nodes.distribution.domainName)",
      "target: router.url",
    ],
  ]),
  ...mutationsOf("stacks/site.ts", "enough", [
    ["the website cannot keep who may sign in", '"access", "forms"', '"forms"'],
    ["the website cannot publish", '"snapshots", "drafts"', '"drafts"'],
    ["the website may write originals", '"access", "forms"', '"originals", "access", "forms"'],
    [
      "the website cannot sign forms for files that are only checked",
      'uploadPatterns("*")',
      'uploadPatterns("*").filter((pattern) => !pattern.startsWith("check/"))',
    ],
    ["the website may put files anywhere", 'uploadPatterns("*")', '["*"]'],
    [
      "the website may not look whether a file is there",
      "find: true, read: places, write: places",
      "find: true, write: places",
    ],
    ["the website cannot sign forms", "read: places, write: places", "read: places"],
    ["the website cannot list what there is", "      list: true,\n", ""],
  ]),
  ...mutationsOf("stacks/site.ts", "environment", [
    [
      "the website looks for uploads in the other bucket",
      "UPLOADS_BUCKET: store.uploads.name",
      "UPLOADS_BUCKET: store.data.name",
    ],
    [
      "the website looks for data in the other bucket",
      "DATA_BUCKET: store.data.name",
      "DATA_BUCKET: store.uploads.name",
    ],
    ["the website does not know of the scan", "      ...uploadLimits(settings),\n", ""],
  ]),
  ...mutationsOf("stacks/lambda.ts", "website", [
    ["answers are held back until they are whole", "streaming: true, url", "streaming: false, url"],
    ["every origin's scripts may ask the website", "return { cors: false, router", "return { router"],
    ["the edge gives up after 20 seconds", ', readTimeout: "60 seconds"', ""],
    [
      "the website's address leads past its edge",
      'router: { instance, readTimeout: "60 seconds" } } as const',
      "} as const",
    ],
  ]),
  ...mutationsOf("stacks/alarms.ts", "alarms", [
    ["the website is not watched", "...(site === undefined ? {} : { Site: site })", "..." + "{}"],
    [
      "pages that fail are nobody's business",
      'if (watched.site !== undefined) raise("PagesFailed", pagesFailed());',
      "void pagesFailed;",
    ],
  ]),
];
