"""Makes src/parse/shapes/triton.json, the fields of Triton's ModelConfig, from the descriptor in the Python package tritonclient (BSD-3-Clause).

python scripts/triton_shapes.py
"""

import importlib.util
import json
import pathlib

from google.protobuf.descriptor import FieldDescriptor

# The package itself needs grpc, the descriptor does not.
found = importlib.util.find_spec("tritonclient")
path = pathlib.Path(list(found.submodule_search_locations)[0]) / "grpc" / "model_config_pb2.py"
spec = importlib.util.spec_from_file_location("model_config_pb2", path)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)

WHOLE = {
    FieldDescriptor.CPPTYPE_INT32,
    FieldDescriptor.CPPTYPE_INT64,
    FieldDescriptor.CPPTYPE_UINT32,
    FieldDescriptor.CPPTYPE_UINT64,
}
messages = {}


def kind(field):
    if field.message_type:
        read(field.message_type)
        return "@" + field.message_type.full_name.removeprefix("inference.")
    if field.enum_type:
        return "=" + ",".join(value.name for value in field.enum_type.values)
    if field.cpp_type in WHOLE:
        return "i"
    if field.cpp_type == FieldDescriptor.CPPTYPE_BOOL:
        return "b"
    return "s" if field.cpp_type == FieldDescriptor.CPPTYPE_STRING else "n"


def read(message):
    name = message.full_name.removeprefix("inference.")
    if name in messages:
        return
    fields = messages[name] = {}
    for field in message.fields:
        many = getattr(field, "is_repeated", None)
        if many is None:
            many = field.label == FieldDescriptor.LABEL_REPEATED
        one_of = f" {field.containing_oneof.name}" if field.containing_oneof else ""
        fields[field.name] = ("[]" if many else "") + kind(field) + one_of


read(module.DESCRIPTOR.message_types_by_name["ModelConfig"])
target = pathlib.Path(__file__).parent.parent / "src/parse/shapes/triton.json"
target.write_text(json.dumps(messages, separators=(",", ":")) + "\n")
