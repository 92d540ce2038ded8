"""A search for notices about volcanoes for the 6e over gRPC.

PREAU_SERVER is the node's address: 127.0.0.1:7070, or unix:/path. The modules
of preau.v1 are made from proto/ by protoc with grpc_python_plugin.
"""

import os

import grpc
from preau.v1 import search_service_pb2
from preau.v1 import search_service_pb2_grpc

with grpc.insecure_channel(os.environ["PREAU_SERVER"]) as channel:
    search = search_service_pb2_grpc.SearchServiceStub(channel)
    answer = search.Search(search_service_pb2.SearchRequest(
        query="volcan",
        filters=[search_service_pb2.Filter(field="level", values=["6e"])]))
for hit in answer.hits:
    print(hit.title.text)
