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
 * shape, with { at: [[x, y], …] } on the first free of these places. needed: rather across shapes, its own first, than
 * nowhere. obstacles: boxes to keep clear of, with the owner that may cross its own; size: { width, height } of the
 * canvas; height: of a line.
 * Gives [{ owner, text, x, y, left, top, right, bottom }], x and y being the middle of the text.
 */
export function placed(items, { obstacles = [], size, height = 16, most = 160 }) {
  const taken = new Taken();
  const shapes = new Taken();
  obstacles.forEach((box) => shapes.add(box));
  const found = [];
  for (const item of items) {
    if (found.length >= most) break;
    const free = (box) => inside(box, size) && taken.free(box);
    const clear = (box) => free(box) && shapes.free(box);
    const box = spots(item, height).find(clear) ?? (item.needed ? corners(item, height).find(clear) ?? across(item, height).find(free) : null);
    if (box) {
      taken.add({ ...box, owner: null });
      found.push(box);
    }
  }
  return found;
}

// Below, above, right, left of the shape.
function spots(item, height) {
  const { x, y, radius, width, at } = item;
  const away = radius + 3;
  return boxes(item, height, at ?? [[x, y + away + height / 2], [x, y - away - height / 2], [x + away + width / 2, y], [x - away - width / 2, y]]);
}

// Below and above, pushed to either side.
function corners(item, height) {
  const { x, y, radius, width } = item;
  const [aside, away] = [width / 2 + radius * 0.3, radius + 3 + height / 2];
  return boxes(item, height, [[x + aside, y + away], [x - aside, y + away], [x + aside, y - away], [x - aside, y - away]]);
}

// On the shape itself, then below it.
function across(item, height) {
  const { x, y, radius } = item;
  return boxes(item, height, [[x, y], [x, y + radius * 0.6], [x, y + radius + 3 + height / 2]]);
}

function boxes({ owner, text, width }, height, places) {
  return places.map(
    ([x, y]) => ({ owner, text, x, y, left: x - width / 2 - 2, right: x + width / 2 + 2, top: y - height / 2, bottom: y + height / 2 }),
  );
}

function inside(box, size) {
  return box.left >= 2 && box.top >= 2 && box.right <= size.width - 2 && box.bottom <= size.height - 2;
}
