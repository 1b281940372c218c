"""The principal eigenvector of a symmetric, non-negative operator."""

from collections.abc import Callable
from typing import Any, Final

_STEPS: Final = 400
_STILL: Final = 1e-15


def principal(apply: Callable[[Any], Any], size: int) -> Any:
    """Return the unit vector that `apply` stretches most; of several the one nearest to all ones, which has no sign.

    Steps of `x + apply(x)` from all ones (the shift keeps bipartite graphs from swinging between their sides, as in
    NetworkX); where they would be too many, Lanczos' method goes on from where they led.
    """
    import numpy as np
    from scipy.sparse.linalg import LinearOperator, eigsh

    vector = np.full(size, size**-0.5)
    for _ in range(_STEPS):
        longer = vector + apply(vector)
        longer /= np.linalg.norm(longer)
        moved = np.abs(longer - vector).max()
        vector = longer
        if moved < _STILL:
            return vector
    operator = LinearOperator((size, size), matvec=apply, dtype=np.float64)
    # The space that Lanczos searches holds one vector of each eigenvalue: what the start has of it.
    found = eigsh(operator, k=1, which="LA", v0=vector, ncv=min(size, 60), maxiter=5000, tol=0)[1][:, 0]
    return np.abs(found)
