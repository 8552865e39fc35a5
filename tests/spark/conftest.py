"""One cluster for all tests of this folder; they are skipped where there is no Java or no Spark."""

import pytest

from tests.spark import cluster as made


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    """Give a running cluster with two workers."""
    if reason := made.lacking():
        pytest.skip(reason)
    with made.cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running
