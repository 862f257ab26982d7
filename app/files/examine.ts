import { fileTypeFromFile } from "file-type";
import sharp from "sharp";

/** A picture as it was drawn anew. */
export type Drawn = { path: string; mediaType: string; width: number; height: number };

/** What a file turned out to be: a picture, drawn anew in two sizes; another kind, by its content; or unreadable. */
export type Examined =
  | { kind: "picture"; full: Drawn; small: Drawn }
  | { kind: "other"; mediaType: string | undefined }
  | { kind: "unreadable"; why: "broken" | "too-many-pixels" };

export type Examination = { path: string; full: string; small: string };

/** More than any camera or scanned poster in use has; what unpacks to more is refused before it is unpacked. */
export const mostPixels = 80_000_000;
const longestSide = 6000;
const smallSide = 1200;

const formats: Record<string, "jpeg" | "png" | "webp"> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
};

sharp.cache(false);
sharp.concurrency(1);

/**
 * Tells by its content what a file is, whatever its name says. A picture is turned upright and drawn anew as itself and
 * small, without place, camera, author or any other data that came with it.
 */
export async function examine({ path, full, small }: Examination): Promise<Examined> {
  const mediaType = (await fileTypeFromFile(path))?.mime;
  const format = mediaType === undefined ? undefined : formats[mediaType];
  if (!mediaType || !format) return { kind: "other", mediaType };
  try {
    const { width, height, format: read } = await sharp(path, { limitInputPixels: false }).metadata();
    if (read !== format) return { kind: "unreadable", why: "broken" };
    if (width * height > mostPixels) return { kind: "unreadable", why: "too-many-pixels" };
    return {
      kind: "picture",
      full: await draw(path, full, longestSide, format),
      // From the picture drawn anew: a second look at the original would cost as much as the first.
      small: await draw(full, small, smallSide, "webp"),
    };
  } catch {
    return { kind: "unreadable", why: "broken" };
  }
}

async function draw(from: string, to: string, side: number, format: "jpeg" | "png" | "webp"): Promise<Drawn> {
  const drawn = await sharp(from, { limitInputPixels: mostPixels, failOn: "error", sequentialRead: true })
    .timeout({ seconds: 20 })
    .rotate()
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .toFormat(format, format === "png" ? {} : { quality: 86 })
    .toFile(to);
  return { path: to, mediaType: `image/${format}`, width: drawn.width, height: drawn.height };
}
