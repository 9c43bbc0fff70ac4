"""What a curator does in the admin."""


def test_a_curator_logs_in(curator):
    assert curator.url.endswith("/admin/")
