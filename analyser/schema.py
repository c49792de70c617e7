"""The JSON Schema of the outputs, derived from the dataclasses of the contract."""

from __future__ import annotations

from typing import Any

from analyser.errors import UsageError
from analyser.model.output import CheckOut, CompareOut, StatementOut
from analyser.model.round_output import RoundOut

OUTPUTS = {"check": CheckOut, "compare": CompareOut, "smart": StatementOut, "round": RoundOut}


def schema_of(output: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of an output: check, compare, smart (one line) or round.

    Raises:
        UsageError: there is no such output.
    """
    if output not in OUTPUTS:
        message = f"There is no output '{output}'."
        raise UsageError(message, f"Known: {', '.join(OUTPUTS)}.")
    from pydantic import TypeAdapter

    kind: Any = OUTPUTS[output]
    schema = TypeAdapter(kind).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": f"analyser {output}"}
