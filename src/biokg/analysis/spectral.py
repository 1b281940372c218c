"""The principal eigenvector of a symmetric, non-negative operator."""

from collections.abc import Callable
from typing import Any, Final

_BASIS: Final = 30
"""Vectors that Lanczos' method begins with: about where it is as good as the rounding of numbers lets it be."""
_ROUNDED: Final = 1e-14
"""What is smaller after it is noise of rounding."""
_STEPS: Final = 400
_STILL: Final = 1e-15


def principal(apply: Callable[[Any], Any], size: int) -> Any:
    """Return the unit vector that `apply` stretches most; of several the one nearest to all ones, which has no sign.

    Lanczos' method from all ones comes near; then steps of `x + apply(x)`, which leave no noise in small values (the
    shift keeps bipartite graphs from swinging between their sides, as in NetworkX); where these would be too many,
    Lanczos' method goes on, restarted. Source: Lanczos (1950), J. Res. Natl. Bur. Stand. 45, 255-282.
    """
    import numpy as np

    vector = _near(apply, np.full(size, size**-0.5))
    for _ in range(_STEPS):
        longer = vector + apply(vector)
        longer /= np.linalg.norm(longer)
        moved = np.abs(longer - vector).max()
        vector = longer
        if moved < _STILL:
            return vector
    from scipy.sparse.linalg import LinearOperator, eigsh

    operator = LinearOperator((size, size), matvec=apply, dtype=np.float64)
    # The space that Lanczos searches holds one vector of each eigenvalue: what the start has of it.
    found = eigsh(operator, k=1, which="LA", v0=vector, ncv=min(size, 60), maxiter=5000, tol=0)[1][:, 0]
    return np.abs(found)


def _near(apply: Callable[[Any], Any], vector: Any) -> Any:
    """Return the best vector among those that some applications lead to.

    They are not made orthogonal anew to all before them: that matters to the lesser eigenvalues, which nobody asks for.
    """
    import numpy as np
    from scipy.linalg import eigh_tridiagonal

    basis: list[Any] = []
    across: list[float] = []
    beside: list[float] = []
    while len(basis) < _BASIS:
        basis.append(vector)
        vector = apply(vector)
        across.append(float(vector @ basis[-1]))
        vector -= across[-1] * basis[-1]
        if beside:
            vector -= beside[-1] * basis[-2]
        left = float(np.linalg.norm(vector))
        if left <= _ROUNDED * abs(across[0]):
            break
        beside.append(left)
        vector /= left
    last = len(basis) - 1
    # numpy's own is for dense matrices and wakes a thread on each processor, which takes longer than all else.
    share = eigh_tridiagonal(across, beside[:last], select="i", select_range=(last, last))[1][:, 0]
    found = np.abs(sum(part * one for part, one in zip(share.tolist(), basis, strict=True)))
    found[found < _ROUNDED] = 0.0
    return found
