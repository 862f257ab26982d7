import { addPart, colours, type Paper, type Part } from "./document";

const shield =
  "M32 19c4.6 3.3 8.9 4.6 14 4.8v13.2c0 9-5.6 14.8-14 19-8.4-4.2-14-10-14-19V23.8c5.1-.2 9.4-1.5 14-4.8z";
const flame =
  "M32 26.5c3.8 4.6 6.4 8.1 6.4 12.2 0 4.3-2.7 7.3-6.4 7.3s-6.4-3-6.4-7.3c0-4.1 2.6-7.6 6.4-12.2z";
const heart = "M32 35.2c1.8 2.2 2.8 3.7 2.8 5.5s-1.2 3-2.8 3-2.8-1.2-2.8-3 1-3.3 2.8-5.5z";

const radius = 66;
const stars = 12;
const spread = 168;

/** Draws the award's emblem, twelve stars in an arc above a lamp in a shield, centred on x; y is the centre of the arc. */
export function drawEmblem(paper: Paper, parent: Part, x: number, y: number, scale = 1): void {
  const half = (radius + 6) * scale;
  const figure = addPart(paper, parent, "Figure", {
    alt: "Emblem of the award: twelve stars in an arc above a lamp in a shield",
    bbox: [x - half, y - half, x + half, y + 6 * scale],
  });
  figure.add(() => {
    paper.save().translate(x, y).scale(scale);
    for (let star = 0; star < stars; star += 1) {
      const angle = ((-spread / 2 + (spread * star) / (stars - 1)) * Math.PI) / 180;
      drawStar(paper, radius * Math.sin(angle), -radius * Math.cos(angle), 5);
    }
    paper.translate(-30, -51).scale(0.94);
    paper.path(shield).fill(colours.blue);
    paper.path(flame).fill("#ffffff");
    paper.path(heart).fill(colours.gold);
    paper.restore();
  });
  figure.end();
}

function drawStar(paper: Paper, x: number, y: number, size: number): void {
  const inner = size * 0.382;
  for (let corner = 0; corner < 10; corner += 1) {
    const reach = corner % 2 === 0 ? size : inner;
    const angle = (corner * Math.PI) / 5;
    const [left, top] = [x + reach * Math.sin(angle), y - reach * Math.cos(angle)];
    if (corner === 0) paper.moveTo(left, top);
    else paper.lineTo(left, top);
  }
  paper.closePath().fill(colours.gold);
}
