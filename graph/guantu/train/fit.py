"""Fits a network: shuffled batches, AdamW, one cosine, an average of the weights, checkpoints it goes on from."""

from __future__ import annotations

import copy
import logging
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from guantu.train.batches import Encodings, group_rows, make_batch
from guantu.train.teacher import Reader

log = logging.getLogger(__name__)

SLOWER = {"chars": 0.5, "low": 0.5, "middle": 0.5, "upper": 0.1}
"""The parts that do not begin empty, and the share of the pace that they move at."""
CHECKPOINT_SECONDS = 900.0
WARM_UP = 300
AVERAGE = 0.998
CLIP = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How long and how fast. `pace` is the highest learning rate of new parts; `characters` those of one batch."""

    epochs: int
    pace: float
    characters: int
    default_share: float
    seed: int


def fit(
    network: Reader,
    schedule: Schedule,
    *,
    epoch: Callable[[int], Encodings],
    report: Callable[[Reader, int], None],
    checkpoint: Path,
) -> Reader:
    """The averaged network after all epochs.

    `epoch(n)` gives the data of epoch n, the same for the same n; `report` is called after each epoch. Where
    `checkpoint` exists, the run goes on from it, also from within an epoch; the file is renamed into place whole.
    """
    torch.manual_seed(schedule.seed)
    average = copy.deepcopy(network)
    average.eval()
    paces: dict[float, list[torch.Tensor]] = {}
    for name, value in network.named_parameters():
        part = name.removeprefix("network.").split(".")[0]
        paces.setdefault(schedule.pace * SLOWER.get(part, 1.0), []).append(value)
    pace_of = [{"params": values, "top": pace} for pace, values in sorted(paces.items(), reverse=True)]
    optimiser = torch.optim.AdamW(pace_of, lr=schedule.pace, weight_decay=0.01, betas=(0.9, 0.99), fused=True)
    step = first_epoch = seen = 0
    if checkpoint.is_file():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        average.load_state_dict(state["average"])
        optimiser.load_state_dict(state["optimiser"])
        torch.set_rng_state(state["random"])
        step, first_epoch, seen = state["step"], state["epoch"], state["seen"]
        log.info("going on from %s at step %d", checkpoint, step)

    def save(number: int, done: int) -> None:
        parts = {"network": network.state_dict(), "average": average.state_dict(), "optimiser": optimiser.state_dict()}
        rest = {"random": torch.get_rng_state(), "step": step, "epoch": number, "seen": done}
        fresh_file = checkpoint.with_suffix(".new")
        torch.save({**parts, **rest}, fresh_file)
        fresh_file.replace(checkpoint)

    saved = time.monotonic()
    for number in range(first_epoch, schedule.epochs):
        network.train()
        data = epoch(number)
        groups = group_rows(data, size=schedule.characters, seed=_seed(schedule, number, 0))
        shown = loss_sum = 0.0
        for place in range(seen, len(groups)):
            rng = np.random.default_rng(_seed(schedule, number, place + 1))
            batch = make_batch(data, groups[place], rng=rng, default=schedule.default_share)
            progress = (number + place / len(groups)) / schedule.epochs
            factor = min(1.0, (step + 1) / WARM_UP) * (0.485 * (1 + math.cos(math.pi * progress)) + 0.03)
            for group in optimiser.param_groups:
                group["lr"] = group["top"] * factor
            size = float(batch.lengths.sum())
            emit = network.emissions(batch)
            loss = network.loss(emit, batch.allowed, batch.lengths).sum()
            optimiser.zero_grad(set_to_none=True)
            (10 * loss / size).backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            optimiser.step()
            step += 1
            with torch.no_grad():
                share = 1 - min(AVERAGE, (step + 1) / (step + 20))
                torch._foreach_lerp_(list(average.parameters()), list(network.parameters()), share)
            shown += size
            loss_sum += float(loss.detach())
            if step % 50 == 0:
                log.info("epoch %d step %d loss a character %.5f", number, step, loss_sum / shown)
                shown = loss_sum = 0.0
            if time.monotonic() - saved > CHECKPOINT_SECONDS:
                save(number, place + 1)
                saved = time.monotonic()
        seen = 0
        save(number + 1, 0)
        saved = time.monotonic()
        report(average, number)
    return average


def _seed(schedule: Schedule, epoch: int, place: int) -> int:
    return (schedule.seed * 1000 + epoch) * 100_000 + place
