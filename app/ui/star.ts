/** Gives the SVG path of one five-pointed star around a centre, with as many decimals as a small drawing needs. */
export function starPath(x: number, y: number, radius: number): string {
  const points: string[] = [];
  for (let corner = 0; corner < 10; corner += 1) {
    const reach = corner % 2 === 0 ? radius : radius * 0.382;
    const angle = -Math.PI / 2 + (corner * Math.PI) / 5;
    points.push(`${(x + reach * Math.cos(angle)).toFixed(1)} ${(y + reach * Math.sin(angle)).toFixed(1)}`);
  }
  return `M${points.join("L")}z`;
}

/** Gives twelve stars on an open arc; never the closed circle, which is the European emblem. */
export function arcPath(): string {
  const paths: string[] = [];
  for (let star = 0; star < 12; star += 1) {
    const angle = ((172 - star * (164 / 11)) * Math.PI) / 180;
    paths.push(starPath(180 + 166 * Math.cos(angle), 188 - 166 * Math.sin(angle), 11));
  }
  return paths.join("");
}
