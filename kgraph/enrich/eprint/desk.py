"""Has e-prints read by a process that is killed where one takes too long."""

import subprocess
import sys
import threading

from kgraph.enrich.eprint.limits import WALL_S
from kgraph.enrich.eprint.reading import Eprint, Trouble
from kgraph.enrich.eprint.worker import from_json
from kgraph.messages import receive, send

START_S = 60.0  # for a process to begin: machines are busy
_SLOW = Trouble("too-slow", f"reading it took more than {WALL_S:g} seconds; it is left out")
_DIED = Trouble("reader-died", "the process that read it ended; it is left out")


class Desk:
    """One process, started when it is needed and again after it was killed."""

    def __init__(self, wall_s: float = WALL_S) -> None:
        self._wall_s = wall_s
        self._process: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    _close(stream)

    def read(self, content: bytes) -> Eprint:
        """Read one e-print (`read_eprint`); what takes too long or too much is an error row."""
        process = self._running()
        answer = _exchange(process, content, self._wall_s) if process else b""
        if answer:
            read = from_json(answer)
            if any(one.code == "too-much-memory" for one in read.problems):
                self.close()
            return read
        self.close()
        return Eprint((), (_SLOW if answer is None else _DIED,), "error")

    def _running(self) -> subprocess.Popen[bytes] | None:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "kgraph.enrich.eprint.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        ready = _exchange(self._process, None, START_S)
        if ready:
            return self._process
        self.close()
        return None


def _exchange(
    process: subprocess.Popen[bytes], content: bytes | None, wall_s: float
) -> bytes | None:
    """Send a message, if there is one, and wait for the answer.

    Returns:
        The answer; an empty one if the process ended, nothing if it took too long.
    """
    answers: list[bytes] = []

    def talk() -> None:
        assert process.stdin is not None, "it was opened with pipes"
        assert process.stdout is not None, "it was opened with pipes"
        try:
            if content is not None:
                send(process.stdin, content)
            answers.append(receive(process.stdout) or b"")
        except (OSError, ValueError):
            answers.append(b"")  # it ended while it was spoken to

    # Pipes have no time limit on every system; a thread can be waited for.
    thread = threading.Thread(target=talk, daemon=True)
    thread.start()
    thread.join(wall_s)
    if thread.is_alive():
        process.kill()
        thread.join(5)
        return None
    return answers[0]


def _close(stream: object) -> None:
    try:
        stream.close()  # type: ignore[attr-defined]
    except OSError:
        return  # what was not sent is lost with the process
