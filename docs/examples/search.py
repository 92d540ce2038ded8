"""A search for notices about volcanoes for the 6e, one title a line.

PREAU_HTTP is the node's address: http://127.0.0.1:7080.
"""

import json
import os
import urllib.parse
import urllib.request

question = urllib.parse.urlencode({"q": "volcan", "level": "6e"})
address = f"{os.environ['PREAU_HTTP']}/v1/search?{question}"
with urllib.request.urlopen(address) as answer:
    for hit in json.load(answer).get("hits", []):
        print(hit["title"]["text"])
