"""Running a language model that lies on this machine, in the ONNX format. Fetches nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from factdb.errors import UsageError

if TYPE_CHECKING:
    from numpy.typing import NDArray

HINT = "pip install 'factdb[semantic]'"

RUNTIME = ("onnxruntime", "tokenizers")
"""What runs a model; parts of the extra ``semantic``."""


class Model:
    """A model and its tokenizer, loaded when first asked for what they say."""

    def __init__(self, weights: Path, tokenizer: Path, longest: int) -> None:
        """Load both.

        Args:
            weights: a file in the ONNX format.
            tokenizer: a ``tokenizer.json``.
            longest: tokens of a text, or of two together, that are read; the rest does not count.

        Raises:
            UsageError: if the runtime is not installed, or a file is not what it should be.

        """
        require(RUNTIME)
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        # One thread: who reads many reports runs many processes.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
            self._session = onnxruntime.InferenceSession(
                str(weights), options, ["CPUExecutionProvider"]
            )
        except Exception as error:  # Both raise classes of their own and bare ones.
            hint = f"{weights.parent} and {tokenizer.parent} must hold a model in the ONNX format"
            raise UsageError(f"the model does not load: {_line(error)}", hint=hint) from error
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(longest)
        self._inputs = [one.name for one in self._session.get_inputs()]

    def __call__(
        self, texts: Sequence[str] | Sequence[tuple[str, str]]
    ) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Run the model over texts, or over pairs of them.

        Returns:
            Its first output, a row for each; and which tokens are some: 1 in as many columns as
            the longest has tokens, 0 after the end of a shorter one.

        """
        read = self._tokenizer.encode_batch(list(texts))
        mask = _padded([1] * len(one.ids) for one in read)
        given = {
            "input_ids": _padded(one.ids for one in read),
            "attention_mask": mask,
            "token_type_ids": _padded(one.type_ids for one in read),
        }
        (output, *_) = self._session.run(None, {name: given[name] for name in self._inputs})
        return output, mask


def require(modules: Iterable[str]) -> None:
    """Make sure that modules can be imported; imports none.

    Raises:
        UsageError: if one cannot.

    """
    for one in modules:
        if not _is_there(one):
            raise UsageError(f"{one} is not installed", hint=HINT)


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ValueError:
        return False


def _padded(rows: Iterable[Sequence[int]]) -> NDArray[np.int64]:
    told = list(rows)
    found = np.zeros((len(told), max(map(len, told))), np.int64)
    for nth, row in enumerate(told):
        found[nth, : len(row)] = row
    return found


def _line(error: Exception) -> Any:
    return (str(error).splitlines() or [type(error).__name__])[0]
