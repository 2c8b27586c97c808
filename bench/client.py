"""One reader who asks one question after the other, and looks at the clock."""

import http.client
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote


def encoded(path: str) -> str:
    """A path and query as they travel; what is encoded already stays."""
    return quote(path, safe="/?&=,:%+")


class WrongAnswer(RuntimeError):
    """Not the answer that is measured: another status, or nothing in it."""


@dataclass(frozen=True)
class Answer:
    """seconds: from the first byte sent to the last one read. headers: names in lower case."""

    seconds: float
    status: int
    headers: Mapping[str, str]
    body: bytes


class Client:
    """A connection that is kept open; nothing is compressed unless a header asks for it."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def ask(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Any answer. A server closes what was idle for long: it is then asked once more, anew."""
        try:
            return self._ask(path, headers)
        except http.client.RemoteDisconnected:
            self._connection.close()
            return self._ask(path, headers)

    def _ask(self, path: str, headers: Mapping[str, str] | None) -> Answer:
        started = time.perf_counter()
        self._connection.request("GET", encoded(path), headers=dict(headers or {}))
        response = self._connection.getresponse()
        body = response.read()
        seconds = time.perf_counter() - started
        return Answer(seconds, response.status, {n.lower(): v for n, v in response.getheaders()}, body)

    def stream(self, path: str) -> Iterator[bytes]:
        """The parts of a long answer, as they come. Raises WrongAnswer when it is not 200."""
        self._connection.request("GET", encoded(path))
        response = self._connection.getresponse()
        if response.status != 200:
            raise WrongAnswer(f"{path}: {response.status}: {response.read(300).decode(errors='replace')}")
        while part := response.read1(1 << 16):
            yield part

    def get(
        self, path: str, headers: Mapping[str, str] | None = None, status: int = 200, *, empty: bool = False
    ) -> Answer:
        """The answer that is expected; `empty`: nothing in it will do. Raises WrongAnswer for another."""
        answer = self.ask(path, headers)
        if answer.status != status or (status == 200 and not answer.body and not empty):
            words = answer.body[:300].decode(errors="replace")
            raise WrongAnswer(f"{answer.status} instead of {status} from {path}: {words}")
        return answer

    def timed(
        self, paths: Sequence[str], headers: Mapping[str, str] | None = None, *, empty: bool = False
    ) -> Callable[[int], float]:
        """What `method.in_turns` calls: the seconds that the path of that number takes."""
        return lambda number: self.get(paths[number % len(paths)], headers, empty=empty).seconds

    def close(self) -> None:
        self._connection.close()
