import { decorate, type Paper } from "./document";
import { outlinesOf } from "./fonts";

/** Light enough that every text upon it keeps its contrast, dark enough to be seen on a photocopy. */
const demonstrationColour = "#e6eaf4";

/** Draws the word as shapes, not as text: letters strewn over the page would stand between the lines when it is read aloud. */
export function drawAcross(paper: Paper, word: string): void {
  const [size, spacing] = [74, 6];
  const letters = outlinesOf("sans-bold", word);
  const width = letters.reduce((sum, letter) => sum + letter.width * size + spacing, -spacing);
  const centre = { x: paper.page.width / 2, y: paper.page.height / 2 };
  decorate(paper, "Pagination", () => {
    paper.save().rotate(-28, { origin: [centre.x, centre.y] });
    let x = centre.x - width / 2;
    for (const letter of letters) {
      paper.save().translate(x, centre.y + 27);
      paper.scale(size * letter.unit, -size * letter.unit);
      paper.path(letter.path).fill(demonstrationColour).restore();
      x += letter.width * size + spacing;
    }
    paper.restore();
  });
}
