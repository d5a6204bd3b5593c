/** What besides the site a page may send forms to, or ask. */
interface BesidesSite {
  readonly forms?: string;
  readonly asks?: string;
}

/** Everything from here, nothing inline, in nobody's frame; a page that sends files to a bucket names it, and nothing more. */
export function contentPolicy({ forms, asks }: BesidesSite = {}): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self'${place(asks)}`,
    "worker-src 'self'",
    `form-action 'self'${place(forms)}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; ");
}

/** The address without what a policy would read as its own. */
function place(url: string | undefined): string {
  if (url === undefined) return "";
  const { origin, pathname } = new URL(url);
  return ` ${origin}${pathname.replaceAll(";", "%3B").replaceAll(",", "%2C")}`;
}
