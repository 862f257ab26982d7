import type { ReactNode } from "react";

/** One picture, document or film as it is listed. */
export type ListedMaterial = {
  id: string;
  kind: "picture" | "document" | "film";
  caption: string;
  description: string;
  credit: string;
  fileWords: string;
  address: string | null;
  width: number | null;
  height: number | null;
};

/** Shows pictures small and links documents and films, each with its caption and who made it; `under` adds what may be done. */
export function MaterialList<One extends ListedMaterial>({
  materials,
  under,
}: {
  materials: readonly One[];
  under?: (material: One) => ReactNode;
}) {
  return (
    <ul className="material-list">
      {materials.map((material) => (
        <li key={material.id} id={`material-${material.id}`}>
          {material.kind === "picture" ? (
            <figure>
              <a href={`/materials/${material.id}`}>
                <img
                  src={`/materials/${material.id}?size=small`}
                  alt={material.description || material.caption}
                  width={material.width ?? undefined}
                  height={material.height ?? undefined}
                  loading="lazy"
                />
              </a>
              <figcaption>{material.caption}</figcaption>
            </figure>
          ) : (
            <p className="material-link">
              <a href={material.address ?? `/materials/${material.id}`} rel="noreferrer">
                {material.caption}
              </a>
            </p>
          )}
          <p className="quiet">{[material.credit, aboutFile(material)].filter(Boolean).join(" · ")}</p>
          {material.kind !== "picture" && material.description ? <p>{material.description}</p> : null}
          {under?.(material)}
        </li>
      ))}
    </ul>
  );
}

/** Says what one gets behind a link: how long the file is, or whose site the film is on. */
function aboutFile(material: ListedMaterial): string {
  if (material.kind !== "film") return material.fileWords;
  return `Film on ${URL.canParse(material.address ?? "") ? new URL(material.address ?? "").host : "another site"}`;
}
