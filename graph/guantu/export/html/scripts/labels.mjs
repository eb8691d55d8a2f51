// Which labels are drawn and where: the most important first, none over another. Pure, so that it can be tested.

const CELL = 48;

/** Boxes on the screen, found again by the cells they touch. */
class Taken {
  constructor() {
    this.cells = new Map();
  }

  * keys({ left, top, right, bottom }) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) yield x * 65536 + y;
    }
  }

  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  free(box) {
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (other.owner !== box.owner && box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top) return false;
      }
    }
    return true;
  }
}

/**
 * items: [{ owner, text, width, … }] in order of importance, all in pixels: with { x, y, radius } the label stands beside a
 * shape, with { at: [[x, y], …] } on the first free of these places. obstacles: boxes to keep clear of, with the owner that
 * may cross its own; size: { width, height } of the canvas; height: of a line.
 * Gives [{ owner, text, x, y, left, top, right, bottom }], x and y being the middle of the text.
 */
export function placed(items, { obstacles = [], size, height = 16, most = 160 }) {
  const taken = new Taken();
  obstacles.forEach((box) => taken.add(box));
  const found = [];
  for (const item of items) {
    if (found.length >= most) break;
    const box = spots(item, height).find((one) => inside(one, size) && taken.free(one)) ?? null;
    if (box) {
      taken.add(box);
      found.push(box);
    }
  }
  return found;
}

// Below, above, right, left of the shape.
function spots({ owner, text, x, y, radius, width, at }, height) {
  const away = radius + 3;
  const beside = at ?? [[x, y + away + height / 2], [x, y - away - height / 2], [x + away + width / 2, y], [x - away - width / 2, y]];
  return beside.map(
    ([cx, cy]) => ({
      owner, text, x: cx, y: cy, left: cx - width / 2 - 2, right: cx + width / 2 + 2, top: cy - height / 2, bottom: cy + height / 2,
    }),
  );
}

function inside(box, size) {
  return box.left >= 2 && box.top >= 2 && box.right <= size.width - 2 && box.bottom <= size.height - 2;
}
