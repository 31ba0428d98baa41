"""Rulers in millimetres from the edges of a sheet, to see how a printer lays it."""

from twentyweeks.paper.blocks import plain
from twentyweeks.paper.canvas import TaggedCanvas
from twentyweeks.paper.lines import lines_of
from twentyweeks.paper.pieces import pieces_of
from twentyweeks.paper.structure import Element
from twentyweeks.paper.style import MM, QUIET, Look
from twentyweeks.paper.writing import Speech, write_line

_LOOK = Look(10, colour=QUIET)
_ACROSS, _DOWN = 262, 200  # where the rulers lie, from the top and from the left
_WIDE, _HIGH = 195, 255  # how far they reach
_EACH, _FIGURES = 5, 20
_PEN = 0.5
_LONG, _SHORT = 3 * MM, 1.5 * MM
_BESIDE = 1 * MM


def draw_rulers(canvas: TaggedCanvas) -> None:
    """Draw one ruler across the sheet and one down it; no reading aloud has them."""
    with canvas.artifact():
        canvas.rule(_EACH * MM, _ACROSS * MM, (_WIDE - _EACH) * MM, QUIET, _PEN)
        for at in range(_EACH, _WIDE + 1, _EACH):
            canvas.box(at * MM, _ACROSS * MM, _PEN, _tick(at), QUIET)
            if at % _FIGURES == 0:
                _write(canvas, at, at * MM, _ACROSS * MM + _LONG, share=0.5)
        canvas.box(_DOWN * MM, _EACH * MM, _PEN, (_HIGH - _EACH) * MM, QUIET)
        for at in range(_EACH, _HIGH + 1, _EACH):
            left = _DOWN * MM - _tick(at)
            canvas.box(left, at * MM, _tick(at), _PEN, QUIET)
            if at % _FIGURES == 0:
                top = at * MM - _LOOK.size * 0.7
                _write(canvas, at, _DOWN * MM - _LONG - _BESIDE, top, share=1)


def _tick(at: int) -> float:
    return _LONG if at % (2 * _EACH) == 0 else _SHORT


def _write(
    canvas: TaggedCanvas, number: int, x: float, top: float, *, share: float
) -> None:
    """Write a figure; `share` of its width stands to the left of x."""
    words = plain(str(number))
    pieces, base = pieces_of(words, _LOOK, "en-GB")
    [line] = lines_of(pieces, base, 100, _LOOK)
    speech = Speech(Element("Artifact"), words, "en-GB")
    write_line(canvas, line, x - share * line.width, top, speech)
