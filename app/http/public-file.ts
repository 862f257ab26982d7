import { createHash } from "node:crypto";

/** Answers with a public file under an ETag: a reader who has it already gets 304 and no body. */
export function publicFile(
  request: Request,
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  fileName?: string,
): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  const headers = new Headers({ ETag: etag, "Cache-Control": "public, max-age=0, must-revalidate" });
  const known = request.headers.get("If-None-Match")?.split(/\s*,\s*/) ?? [];
  if (known.some((tag) => tag === "*" || tag.replace(/^W\//, "") === etag))
    return new Response(null, { status: 304, headers });
  headers.set("Content-Type", type);
  if (fileName) headers.set("Content-Disposition", `inline; filename="${fileName}"`);
  return new Response(body, { headers });
}

/** Answers with a file for one person: never kept by anything between. */
export function privateFile(body: Uint8Array<ArrayBuffer>, type: string, fileName: string): Response {
  return new Response(body, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `inline; filename="${fileName}"`,
      "Cache-Control": "no-store",
    },
  });
}
