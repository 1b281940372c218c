"""SVG as PNG, with a font that has Chinese."""

from biokg.errors import MissingExtra

_ZOOM = 2.0
"""Pixels for one of the SVG: sharp on the screens of today."""
_FAMILY = "Noto Sans SC"


def png(svg: str) -> bytes:
    """Return the picture as PNG; the font comes with the extra ``png``, so that it is the same on every machine.

    Raise `MissingExtra` where that is not installed.
    """
    try:
        from pylopdf_fonts_zh_cn import sans_path
        from resvg_py import svg_to_bytes
    except ImportError as error:
        raise MissingExtra("PNG", "png") from error
    return svg_to_bytes(
        svg_string=svg,
        zoom=_ZOOM,
        skip_system_fonts=True,
        font_files=[str(sans_path())],
        font_family=_FAMILY,
        sans_serif_family=_FAMILY,
    )
