"""A server that knows one user and lets nobody do anything: for wrong passwords and missing rights, over a real connection.

It speaks the wire protocol's hello, SCRAM-SHA-256 and errors. None of the stand-ins of ``servers`` has users.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import os
import struct
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

import bson

from tests.mongo.background import Background
from tests.mongo.server import free_port

Document = Mapping[str, Any]
OP_REPLY, OP_QUERY, OP_MSG = 1, 2004, 2013
HEADER = struct.Struct("<iiii")
ROUNDS = 4096
HELLO: Document = {
    "ismaster": True, "isWritablePrimary": True, "helloOk": True, "minWireVersion": 0, "maxWireVersion": 21,
    "maxBsonObjectSize": 1 << 24, "maxMessageSizeBytes": 48_000_000, "maxWriteBatchSize": 100_000,
    "logicalSessionTimeoutMinutes": 30,
}  # fmt: skip
"""What a server says of itself when a client comes."""


def refusal(code: int, name: str, message: str) -> dict[str, Any]:
    """An error as a server words it."""
    return {"ok": 0.0, "errmsg": message, "code": code, "codeName": name}


class Gatekeeper(Background):
    """``answers``: what it says to a command after the login; any other command is error 13, Unauthorized."""

    def __init__(self, user: str, password: str, answers: Mapping[str, Document] | None = None) -> None:
        super().__init__()
        self.port, self.user, self.salt = free_port(), user, os.urandom(16)
        self.salted = hashlib.pbkdf2_hmac("sha256", password.encode(), self.salt, ROUNDS)
        self.answers = {"ping": {"ok": 1.0}, "endSessions": {"ok": 1.0}, **(answers or {})}
        self.asked: list[str] = []
        """Names of the commands that came after a login."""

    def uri(self, password: str) -> str:
        """Where the user logs in with this password."""
        return f"mongodb://{self.user}:{password}@127.0.0.1:{self.port}/?directConnection=true"

    async def opened(self) -> None:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self.port)
        self._clients: set[asyncio.StreamWriter] = set()

    async def closed(self) -> None:
        self._server.close()
        for client in self._clients:
            client.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._clients.add(writer)
        login = _Login(self)
        try:
            while True:
                size, number, _, kind = HEADER.unpack(await reader.readexactly(HEADER.size))
                body = await reader.readexactly(size - HEADER.size)
                writer.write(message(kind, number, login.answer(question(kind, body))))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            self._clients.discard(writer)
            writer.close()


class _Login:
    """One connection: who it is, and what it may do."""

    def __init__(self, door: Gatekeeper) -> None:
        self._door, self._done, self._said = door, False, ""

    def answer(self, question: Document) -> Document:
        name = next(iter(question))
        if name.lower() in ("hello", "ismaster"):
            return {**HELLO, "saslSupportedMechs": ["SCRAM-SHA-256"], "ok": 1.0}
        if name in ("saslStart", "saslContinue"):
            return self._sasl(name, bytes(question["payload"]).decode())
        if not self._done:
            return refusal(13, "Unauthorized", f"Command {name} requires authentication")
        self._door.asked.append(name)
        database = question.get("$db", "admin")
        return self._door.answers.get(
            name, refusal(13, "Unauthorized", f"not authorized on {database} to execute command {name}")
        )

    def _sasl(self, step: str, said: str) -> Document:
        """RFC 5802: the client proves that it knows the password without saying it, and so do we."""
        if step == "saslStart":
            bare = said.removeprefix("n,,")
            given = dict(part.split("=", 1) for part in bare.split(","))
            nonce = given["r"] + b64encode(os.urandom(18)).decode()
            first = f"r={nonce},s={b64encode(self._door.salt).decode()},i={ROUNDS}"
            self._said, self._user = f"{bare},{first}", given["n"]
            return {"conversationId": 1, "done": False, "payload": first.encode(), "ok": 1.0}
        final, _, proof = said.rpartition(",p=")
        talk, salted = f"{self._said},{final}".encode(), self._door.salted
        stored = hashlib.sha256(_mac(salted, b"Client Key")).digest()
        key = bytes(a ^ b for a, b in zip(_mac(stored, talk), b64decode(proof), strict=True))
        if self._user != self._door.user or not hmac.compare_digest(hashlib.sha256(key).digest(), stored):
            return refusal(18, "AuthenticationFailed", "Authentication failed.")
        self._done = True
        ours = b"v=" + b64encode(_mac(_mac(salted, b"Server Key"), talk))
        return {"conversationId": 1, "done": True, "payload": ours, "ok": 1.0}


def _mac(key: bytes, text: bytes) -> bytes:
    return hmac.digest(key, text, "sha256")


def question(kind: int, body: bytes) -> Document:
    """The command: of OP_MSG the first section, of OP_QUERY what follows flags, name, skip and count."""
    start = 5 if kind == OP_MSG else body.index(b"\0", 4) + 9
    (size,) = struct.unpack_from("<i", body, start)
    return bson.decode(body[start : start + size])


def message(kind: int, number: int, answer: Document) -> bytes:
    front = b"\0" * 5 if kind == OP_MSG else struct.pack("<iqii", 8, 0, 0, 1)
    body = front + bson.encode(answer)
    return HEADER.pack(HEADER.size + len(body), 0, number, OP_MSG if kind == OP_MSG else OP_REPLY) + body
