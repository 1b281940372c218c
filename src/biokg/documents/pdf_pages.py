"""Takes the text out of one PDF in a process of its own: a program of few lines that is told how long it may take.

The library is not ours and can be held up for ever by a page that draws itself; a process can be ended.
"""

import json
import sys
from contextlib import suppress

MOST_PAGES = 5_000


def main() -> None:
    """Read a PDF from standard input and print its pages, or why there are none, as JSON; `argv` holds the seconds."""
    with suppress(ImportError):  # elsewhere than on POSIX only the clock of who waits ends it
        import resource

        seconds = int(sys.argv[1])
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)


def _read(data: bytes) -> dict[str, object]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as pdf:
            if len(pdf) > MOST_PAGES:
                return {"error": f"has {len(pdf):,} pages (at most {MOST_PAGES:,}); split it"}
            return {"pages": [page.get_textpage().get_text_range() for page in pdf]}
    except pypdfium2.PdfiumError as error:
        return {"error": f"is a broken or locked PDF ({error}); save it anew without password"}


if __name__ == "__main__":
    main()
