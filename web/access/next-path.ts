/** Where to go after signing in: a path of this site, whatever was asked; the start page otherwise. */
export function nextPath(asked: string, origin: string): string {
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(asked) || asked.includes("\\")) return "/";
  const url = URL.parse(asked, origin);
  if (url === null || url.origin !== origin || /^\/(?:\/|sign-in)/.test(url.pathname)) return "/";
  return `${url.pathname}${url.search}`;
}
