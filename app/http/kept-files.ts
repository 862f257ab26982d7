import type { AppLoadContext } from "@remix-run/node";
import type { Request as Asked, RequestHandler } from "express";
import { servedFile } from "../domain/materials/reading.server";
import type { Installation } from "./installation";
import { contextOf } from "./request";
import { filesOf } from "./uploads";

/**
 * Serves the files of materials to whoever may see them, under `/materials/:id`; `?size=small` is a picture's small one.
 * Outside of the pages, whose answers would be read into memory for a slow reader. In a browser a file can do nothing
 * by itself, and only a picture is shown there at all.
 */
export function serveKeptFiles(installation: Installation): RequestHandler {
  const store = filesOf(installation.settings);
  return async (asked, response, next) => {
    try {
      const ctx = await contextOf({
        request: new Request(installation.settings.origin, {
          headers: { Cookie: asked.get("Cookie") ?? "" },
        }),
        context: { installation, arrivedAt: response.locals.arrivedAt } as AppLoadContext,
      });
      const small = asked.query.size === "small";
      const file = await servedFile(ctx, String(asked.params.id), small).catch((error: Error) => {
        if (error.name === "Unknown") return undefined;
        throw error;
      });
      if (!file && ctx.actor.kind === "visitor") {
        // As every address that is not public, existing or not.
        return response.redirect(303, `/account/sign-in?next=${encodeURIComponent(pathOf(asked))}`);
      }
      if (!file) {
        return response
          .status(404)
          .type("text/plain")
          .set("Cache-Control", "no-store")
          .send("There is no such page.\n");
      }
      const shown = file.mediaType.startsWith("image/");
      response.set({
        "Content-Type": file.mediaType,
        "Content-Disposition": `${shown ? "inline" : "attachment"}; ${namedAs(file.fileName)}`,
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": file.isPublic ? "public, max-age=0, must-revalidate" : "no-store",
        ETag: `"${file.digest}"`,
      });
      response.sendFile(
        store.pathOf(file.digest),
        { etag: false, lastModified: false, cacheControl: false, dotfiles: "allow" },
        (error) => {
          // A reader who went away is no fault of ours.
          if (error && !response.headersSent) next(error);
        },
      );
    } catch (error) {
      next(error);
    }
  };
}

function pathOf(asked: Asked): string {
  return asked.query.size === "small" ? `${asked.path}?size=small` : asked.path;
}

/** Names a file for old and new browsers; the plain form has no letter that could end it. */
function namedAs(fileName: string): string {
  const plain = fileName.replace(/[^A-Za-z0-9 ._()-]/g, "_");
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `filename="${plain}"; filename*=UTF-8''${encoded}`;
}
