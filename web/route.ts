import type { Role } from "./role.ts";
import type { PageContext } from "./site.ts";

/** One way into the site. A path that is in no route does not exist, and a role that is not named may not. */
export interface Route {
  readonly method: "get" | "post";
  /** As Hono writes it: `/returns/:collection/:period/:authority`. */
  readonly path: string;
  /** Who may; `public` is everybody, signed in or not. */
  readonly roles: readonly Role[];
  /**
   * Whose `:authority` it may be. `own`: the visitor's; `overseen`: the visitor's, or any for the national team and
   * auditors. To be given by every route with `:authority` in its path.
   */
  readonly council?: "own" | "overseen";
  /** True where the form holds a file. */
  readonly upload?: boolean;
  /** Only on one's own machine. */
  readonly localOnly?: boolean;
  readonly handle: (c: PageContext) => Response | Promise<Response>;
}
