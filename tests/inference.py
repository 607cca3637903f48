"""A tiny model for inference, made on the spot: real files in the real formats."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

LABELS = ("contradiction", "neutral", "entailment")
WORDS = {"[UNK]": (0, 0, 0), "not": (4, 0, 0), "denied": (4, 0, 0), "and": (0, 2, 0),
         "yes": (0, 0, 4)}  # fmt: skip
"""What each word adds to the scores of `LABELS`."""


def write(folder: Path, labels: tuple[str, ...] = LABELS) -> str:
    """Write a model that adds up the scores of the words of both texts; give its folder."""
    folder.mkdir(exist_ok=True)
    named = {str(at): label for at, label in enumerate(labels)}
    (folder / "config.json").write_text(json.dumps({"id2label": named}), "utf-8")
    vocabulary = {word: at for at, word in enumerate(WORDS)}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    onnx.save(_adding(), folder / "model.onnx")
    return str(folder)


def _adding() -> onnx.ModelProto:
    table = numpy_helper.from_array(np.array(list(WORDS.values()), np.float32), "table")
    last = numpy_helper.from_array(np.array([2], np.int64), "last")
    middle = numpy_helper.from_array(np.array([1], np.int64), "middle")
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["scores"]),
        helper.make_node("Cast", ["attention_mask"], ["there"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["there", "last"], ["mask"]),
        helper.make_node("Mul", ["scores", "mask"], ["kept"]),
        helper.make_node("ReduceSum", ["kept", "middle"], ["logits"], keepdims=0),
    ]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"])
        for name in ("input_ids", "attention_mask")
    ]
    output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 3])
    graph = helper.make_graph(nodes, "adding", inputs, [output], [table, last, middle])
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
