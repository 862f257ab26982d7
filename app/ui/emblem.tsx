import { arcPath, starPath } from "./star";

const arc = arcPath();

const emblemStars = Array.from({ length: 12 }, (_, star) => {
  const angle = ((188 - star * (196 / 11)) * Math.PI) / 180;
  return starPath(32 + 26.5 * Math.cos(angle), 35 - 26.5 * Math.sin(angle), 4.1);
}).join("");

export type EmblemProps = {
  /** The ground it stands on: white shield on blue, blue shield on white. */
  on?: "blue" | "white";
};

/** Draws the award's emblem: twelve stars in an arc over a lamp in a shield. Decoration beside the name. */
export function Emblem({ on = "blue" }: EmblemProps) {
  return (
    <svg className={`emblem emblem-on-${on}`} viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <path className="emblem-star" d={emblemStars} />
      <path
        className="emblem-shield"
        d="M32 19c4.6 3.3 8.9 4.6 14 4.8V37c0 9-5.6 14.8-14 19-8.4-4.2-14-10-14-19V23.8c5.1-.2 9.4-1.5 14-4.8z"
      />
      <path
        className="emblem-lamp"
        d="M32 26.5c3.8 4.6 6.4 8.1 6.4 12.2 0 4.3-2.7 7.3-6.4 7.3s-6.4-3-6.4-7.3c0-4.1 2.6-7.6 6.4-12.2z"
      />
      <path
        className="emblem-star"
        d="M32 35.2c1.8 2.2 2.8 3.7 2.8 5.5s-1.2 3-2.8 3-2.8-1.2-2.8-3 1-3.3 2.8-5.5z"
      />
    </svg>
  );
}

/** Draws the twelve stars as an open arc in gold; kept for home, gala and certificate. */
export function StarArc() {
  return (
    <svg className="star-arc" viewBox="0 0 360 200" aria-hidden="true" focusable="false">
      <path className="emblem-star" d={arc} />
    </svg>
  );
}
