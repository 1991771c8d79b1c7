"""The API in OpenAPI 3.1, made of the operations and the types that they take and give."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from typing import Any

from pydantic import TypeAdapter

from copydesk.shells.web.operations import OPERATIONS, Operation

_REFS = "#/components/schemas/{model}"
_ERRORS = {
    "400": "not understood",
    "403": "refused",
    "404": "not in the store",
    "409": "can't be done as asked: somebody was quicker, or a rule forbids it",
    "413": "over-large",
    "415": "not JSON",
    "422": "not of the form that is wanted",
    "500": "the desk's settings can't be used, or something broke",
    "502": "the writer gave nothing, or the judge",
}
_ERROR = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}


@cache
def description() -> Mapping[str, Any]:
    """Return the description of the API."""
    takes: list[Any] = [(one.path, "validation", TypeAdapter(one.takes)) for one in OPERATIONS if one.takes]
    gives: list[Any] = [(f"GIVES {one.method} {one.path}", "serialization", _adapter(one)) for one in OPERATIONS]
    schemas, shared = TypeAdapter.json_schemas([*takes, *gives], ref_template=_REFS)
    paths: dict[str, dict[str, Any]] = {}
    for one in OPERATIONS:
        taken = schemas.get((one.path, "validation")) if one.takes else None
        given = schemas[f"GIVES {one.method} {one.path}", "serialization"]
        paths.setdefault(one.path, {})[one.method.lower()] = _operation(one, taken, given)
    return {
        "openapi": "3.1.0",
        "info": {"title": "copydesk: the desk", "version": version("copydesk")},
        "paths": paths,
        "components": {"schemas": {**shared.get("$defs", {}), "Error": _ERROR}},
    }


def _adapter(one: Operation) -> TypeAdapter[Any]:
    sort: Any = one.gives
    return TypeAdapter(sort)


def _operation(one: Operation, takes: object, gives: object) -> Mapping[str, Any]:
    names = [(name, "path") for name in re.findall(r"{(\w+)}", one.path)] + [(name, "query") for name in one.queries]
    described: dict[str, Any] = {
        "summary": one.says,
        "operationId": re.sub(r"\W+", "_", f"{one.method} {one.path}").strip("_").lower(),
        "parameters": [
            {"name": name, "in": place, "required": place == "path", "schema": {"type": "string"}}
            for name, place in names
        ],
        "responses": {"200": _answer("done", gives)} | {code: _answer(why, _error()) for code, why in _ERRORS.items()},
    }
    if one.method == "POST":
        body = takes or {"type": "object"}
        described["requestBody"] = {"required": True, "content": {"application/json": {"schema": body}}}
    return described


def _answer(why: str, schema: object) -> Mapping[str, Any]:
    return {"description": why, "content": {"application/json": {"schema": schema}}}


def _error() -> Mapping[str, str]:
    return {"$ref": "#/components/schemas/Error"}
