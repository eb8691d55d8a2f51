"""What the parts of the layout share: points on the plane, the distance of neighbours, the seed of what is random."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Rows of x (to the right) and y (downwards); a table or a row of distances where it says so."""

SPACING = 78.0  # between neighbours, in the units of the layout
SEED = 20210604


def apart(points: Points) -> Points:
    """Distances between each two points, at least a millionth."""
    square = (points**2).sum(axis=1)
    return np.asarray(np.sqrt(np.maximum(square[:, None] + square[None, :] - 2 * (points @ points.T), 1e-12)))
