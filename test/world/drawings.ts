import sharp from "sharp";

const width = 1200;
const height = 800;

/** A street at dusk: houses, lit windows, lamps; another street for every seed. Shows no real place. */
export function drawStreet(seed: number): Promise<Buffer> {
  const next = numbers(seed);
  const houses: string[] = [];
  for (let x = -20; x < width; ) {
    const wide = 120 + next(110);
    const tall = 220 + next(230);
    const top = 640 - tall;
    houses.push(`<rect x="${x}" y="${top}" width="${wide}" height="${tall}" fill="${shade(next(4))}"/>`);
    for (let row = top + 34; row < 570; row += 72) {
      for (let column = x + 24; column < x + wide - 40; column += 52) {
        const lit = next(3) === 0 ? "#f4cf6b" : "#22314a";
        houses.push(`<rect x="${column}" y="${row}" width="26" height="38" fill="${lit}"/>`);
      }
    }
    x += wide + 6;
  }
  const lamps = [140, 430, 720, 1010].map(
    (x) =>
      `<circle cx="${x}" cy="505" r="58" fill="#f4cf6b" opacity="0.25"/><circle cx="${x}" cy="505" r="12" fill="#ffe9a8"/><rect x="${x - 4}" y="515" width="8" height="165" fill="#15203a"/>`,
  );
  return jpeg(`
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#31518f"/><stop offset="1" stop-color="#c9b6a4"/></linearGradient></defs>
    <rect width="${width}" height="${height}" fill="url(#sky)"/>${houses.join("")}
    <rect y="640" width="${width}" height="160" fill="#4a4f5c"/><rect y="676" width="${width}" height="10" fill="#6b7180"/>${lamps.join("")}`);
}

/** Chairs around a table, seen from above; more or fewer of them for every seed. Shows nobody. */
export function drawTable(seed: number): Promise<Buffer> {
  const next = numbers(seed);
  const count = 6 + next(5);
  const chairs = Array.from({ length: count }, (_, index) => {
    const angle = (index / count) * 2 * Math.PI;
    const [x, y] = [600 + 330 * Math.cos(angle), 400 + 250 * Math.sin(angle)];
    const turn = (angle * 180) / Math.PI;
    return `<rect x="${x - 38}" y="${y - 38}" width="76" height="76" rx="16" fill="${["#003399", "#8a5a00", "#2f6b4f", "#7a2e2e"][next(4)]}" transform="rotate(${turn} ${x} ${y})"/>`;
  });
  const papers = Array.from({ length: 5 }, () => {
    const [x, y] = [450 + next(260), 310 + next(130)];
    return `<rect x="${x}" y="${y}" width="44" height="60" fill="#ffffff" stroke="#b9b2a3" transform="rotate(${next(80) - 40} ${x} ${y})"/>`;
  });
  return jpeg(`<rect width="${width}" height="${height}" fill="#e9e2d3"/>
    <ellipse cx="600" cy="400" rx="260" ry="180" fill="#b98d5a" stroke="#8f6a3d" stroke-width="8"/>${chairs.join("")}${papers.join("")}`);
}

function jpeg(inside: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inside}</svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer();
}

function shade(index: number): string {
  return ["#3b4a68", "#5a5469", "#6d5a55", "#4d5d57"][index] ?? "#3b4a68";
}

/** Numbers that look drawn and are the same each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
