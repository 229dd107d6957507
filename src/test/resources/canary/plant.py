"""Writes files as careless programs do, or takes them away. Reads {"write": {path: base64}, "remove": [path]}."""
import base64
import json
import os
import sys

asked = json.load(sys.stdin)
for path, content in asked.get("write", {}).items():
    with open(path, "wb") as leak:
        leak.write(base64.b64decode(content))
for path in asked.get("remove", []):
    os.remove(path)
