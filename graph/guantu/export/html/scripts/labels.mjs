// Which labels are drawn and where: the most important first, none over another. Pure, so that it can be tested.

const CELL = 48;
const GAP = 3; // between a shape and its label

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
    return this.under(box).size === 0;
  }

  /** The boxes of others that a box would cover. */
  under(box) {
    const found = new Set();
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (other.owner !== box.owner && box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top) found.add(other);
      }
    }
    return found;
  }
}

/**
 * items: [{ owner, text, width, … }] in order of importance, all in pixels: with { x, y, across, up, down } the label
 * stands beside a shape that reaches so far to either side, upwards and downwards; with { at: [[x, y], …] } on the first
 * free of these places. needed: rather across shapes, its own first if that is large, than nowhere. obstacles: boxes to keep clear of,
 * with the owner that may cross its own; size: { width, height } of the canvas; height: of a line.
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
    const beside = spots(item, height);
    let box = beside.find(clear);
    if (!box && item.needed) {
      const more = [...beside, ...corners(item, height)];
      const large = item.up + item.down > 1.5 * height; // or the label would hide what it names
      box = more.find(clear) ?? (large ? onto(item, height).find(free) : null) ?? fewest(more.filter(free), shapes);
    }
    if (box) {
      taken.add({ ...box, owner: null });
      found.push(box);
    }
  }
  return found;
}

// Below, above, right, left of the shape.
function spots(item, height) {
  const { x, y, across, up, down, width, at } = item;
  const [line, aside] = [GAP + height / 2, across + GAP + width / 2];
  return boxes(item, height, at ?? [[x, y + down + line], [x, y - up - line], [x + aside, y], [x - aside, y]]);
}

// Below and above, pushed to either side.
function corners(item, height) {
  const { x, y, across, up, down, width } = item;
  const [line, aside] = [GAP + height / 2, width / 2 + across * 0.3];
  return boxes(item, height, [[x + aside, y + down + line], [x - aside, y + down + line], [x + aside, y - up - line], [x - aside, y - up - line]]);
}

// On the shape itself.
function onto(item, height) {
  const { x, y, down } = item;
  return boxes(item, height, [[x, y], [x, y + down * 0.6]]);
}

// Of some places the first that covers the fewest shapes.
function fewest(places, shapes) {
  const covered = places.map((box) => shapes.under(box).size);
  return places[covered.indexOf(Math.min(...covered))];
}

function boxes({ owner, text, width }, height, places) {
  return places.map(
    ([x, y]) => ({ owner, text, x, y, left: x - width / 2 - 2, right: x + width / 2 + 2, top: y - height / 2, bottom: y + height / 2 }),
  );
}

function inside(box, size) {
  return box.left >= 2 && box.top >= 2 && box.right <= size.width - 2 && box.bottom <= size.height - 2;
}
