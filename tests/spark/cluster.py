"""A real Spark cluster on this machine: a standalone master, workers and a Connect server.

Everything listens on loopback, on free ports, and ends with the ``with`` block.
"""

import importlib.util
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

WAIT_S = 60
_OPTIONS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.executor.memory": "1g",
    "spark.executor.cores": "1",
    "spark.sql.shuffle.partitions": "2",
    # For a few rows compiling takes longer than computing.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.ui.enabled": "false",
}


def lacking() -> str | None:
    """Say what a cluster needs and this machine does not have."""
    if not shutil.which("java"):
        return "there is no Java here: a Spark cluster needs Java 17 or newer"
    if home() is None:
        return "there is no Spark here: pip install -e '.[spark-test]', or set SPARK_HOME"
    if importlib.util.find_spec("sqlglot") is None:
        return "there is no sqlglot here: pip install -e '.[spark-test]'"
    return None


def home() -> Path | None:
    """Give the folder of Spark: that of SPARK_HOME, or the full pyspark of this Python."""
    named = os.environ.get("SPARK_HOME")
    if named:
        return Path(named)
    found = importlib.util.find_spec("pyspark")
    place = Path(found.origin).parent if found and found.origin else None
    return place if place and (place / "bin" / "spark-class").is_file() else None


@dataclass
class Cluster:
    """A running cluster: its address for clients, and its worker processes."""

    url: str
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)


@contextmanager
def cluster(folder: Path, *, workers: int = 2) -> Iterator[Cluster]:
    """Start a cluster that writes its logs to a folder, and stop it."""
    master_port, port = _free_port(), _free_port()
    master = f"spark://127.0.0.1:{master_port}"
    with ExitStack() as stack:

        def start(name: str, *command: str) -> subprocess.Popen[bytes]:
            return stack.enter_context(_process(folder / f"{name}.log", command))

        deploy = "org.apache.spark.deploy"
        start(
            "master", "spark-class", f"{deploy}.master.Master",
            *("--host", "127.0.0.1", "--port", str(master_port), "--webui-port", "0"),
        )  # fmt: skip
        _answers(master_port, folder / "master.log")
        found = Cluster(f"sc://127.0.0.1:{port}")
        for number in range(workers):
            place = folder / f"worker-{number}"
            found.workers.append(
                start(
                    f"worker-{number}", "spark-class", f"{deploy}.worker.Worker", master,
                    *("--host", "127.0.0.1", "--webui-port", "0"),
                    *("--cores", "1", "--memory", "1g", "--work-dir", str(place)),
                )
            )  # fmt: skip
        options = {**_OPTIONS, "spark.connect.grpc.binding.port": str(port)}
        start(
            "server", "spark-submit", "--master", master, "--driver-memory", "1g",
            *(part for option in options.items() for part in ("--conf", "=".join(option))),
            *("--class", "org.apache.spark.sql.connect.service.SparkConnectServer"),
            "spark-internal",
        )  # fmt: skip
        _answers(port, folder / "server.log")
        _says(folder / "master.log", r"Registered worker|Registering worker", workers)
        yield found


@contextmanager
def _process(log: Path, command: tuple[str, ...]) -> Iterator[subprocess.Popen[bytes]]:
    place = home()
    assert place is not None, "ask `lacking` first"
    paths = os.pathsep.join(path for path in sys.path if path)
    environment = {
        **os.environ,
        "SPARK_HOME": str(place),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_NO_DAEMONIZE": "1",
        # Workers run our own functions, so they need this very Python.
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONPATH": paths,
        "JAVA_TOOL_OPTIONS": "-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
    }
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(place / "bin" / command[0]), *command[1:]],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and what it started; a worker ends its executors itself when asked."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def kill(process: subprocess.Popen[bytes]) -> None:
    """Take a worker away with all that runs in it, as if its machine had lost its power."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _answers(port: int, log: Path) -> None:
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers; the log ends:\n{log.read_text()[-2000:]}")


def _says(log: Path, pattern: str, times: int) -> None:
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        if len(re.findall(pattern, log.read_text())) >= times:
            return
        time.sleep(0.1)
    raise AssertionError(f"too few of '{pattern}'; the log ends:\n{log.read_text()[-2000:]}")
