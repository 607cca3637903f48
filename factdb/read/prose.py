"""Markdown to the words a reader sees, with nothing added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def prose(markdown: str) -> str:
    """Give the words of headings, paragraphs, lists and block quotes, a blank line between blocks.

    Links leave their text, emphasis its words; pictures, code blocks, rules and HTML leave
    nothing, as none of it is what somebody wrote to be read as a sentence.

    >>> prose("He said *it* [will hold](https://vale.example).")
    'He said it will hold.'
    """
    blocks = (_words(one.children or ()) for one in _parser().parse(markdown) if one.children)
    return "\n\n".join(block for block in blocks if block)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark")


def _words(inline: Iterable[Token]) -> str:
    return "".join(_pieces(inline)).strip()


def _pieces(inline: Iterable[Token]) -> Iterator[str]:
    for token in inline:
        if token.type in ("text", "text_special", "code_inline"):
            yield token.content
        else:
            yield _BREAKS.get(token.type, "")
