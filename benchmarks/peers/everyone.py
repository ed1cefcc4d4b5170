"""All peers in one list: plain memory, scikit-learn, river."""

from __future__ import annotations

from benchmarks.peers import neighbours, rivers, scikit

EVERYONE = [*neighbours.PEERS, *scikit.PEERS, *rivers.PEERS]
