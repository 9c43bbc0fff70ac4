"""Guessing a password is stopped, and stops nobody else."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

pytestmark = pytest.mark.django_db
LOGIN, RIGHT, WRONG = "/admin/login/", "correct-horse", "wrong"


@pytest.fixture(autouse=True)
def curators(settings):
    """Two curators, and the guard that other tests leave out."""
    settings.AXES_ENABLED = True
    for name in ("ada", "ben"):
        get_user_model().objects.create_user(name, None, RIGHT, is_staff=True)


def log_in(name: str, password: str) -> int:
    return Client().post(LOGIN, {"username": name, "password": password}).status_code


def test_a_right_password_lets_in():
    assert log_in("ada", RIGHT) == 302


def test_the_fifth_wrong_password_locks():
    assert [log_in("ada", WRONG) for _ in range(5)] == [200, 200, 200, 200, 429]


def test_a_locked_name_is_not_let_in_with_the_right_password():
    for _ in range(5):
        log_in("ada", WRONG)
    assert log_in("ada", RIGHT) == 429


def test_another_curator_is_let_in_meanwhile():
    for _ in range(5):
        log_in("ada", WRONG)
    assert log_in("ben", RIGHT) == 302
