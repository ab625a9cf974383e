"""Who can sign in?

An account is an e-mail address and a way to prove it. What a person may do is said by the firms that they are a
member of, never by the account.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.crypto import salted_hmac

from obliged.records.keys import token
from obliged.records.reading import Reading

SESSION_SALT = "obliged.records.accounts.User.session"
SESSION_ROW = 40  # digits: as long as Django's table of sessions takes


def session_row(session_hash: str) -> str:
    """The name of a session's row in Django's table, from the hash of its key."""
    return session_hash[:SESSION_ROW]


class Users(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password) if password else user.set_unusable_password()
        user.save(using=self._db)
        return user

    def get(self, *args: Any, **fields: Any) -> User:
        """By their number they are asked for on every page: the statement is composed once."""
        if args or fields.keys() != {"pk"} or not isinstance(fields["pk"], int):
            return super().get(*args, **fields)
        for found in _BY_NUMBER(pk=fields["pk"]):
            account: User = found
            return account
        raise self.model.DoesNotExist(fields["pk"])

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    keys_on = models.BooleanField(default=True)
    theme = models.CharField(max_length=5, default="auto")
    date_joined = models.DateTimeField(auto_now_add=True)
    stamp = models.CharField(max_length=43, default=token)  # every session carries it: a new one ends them all

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def get_full_name(self) -> str:
        return self.name or self.email

    def get_short_name(self) -> str:
        return self.name.split(" ")[0] if self.name else self.email

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """What every session of this account carries: a new password or a new stamp ends them all at once."""
        return salted_hmac(SESSION_SALT, f"{self.password}|{self.stamp}", secret=secret, algorithm="sha256").hexdigest()


_BY_NUMBER = Reading(lambda pk: User.objects.filter(pk=pk))


class SignInLink(models.Model):
    """A link that signs in once: what the operator's command prints. Only its hash is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class SignedIn(models.Model):
    """Where an account is signed in: a session as its owner knows it, by browser, place and day."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="signed_in")
    session_hash = models.CharField(max_length=64, unique=True)  # of the session's key; never the key
    browser = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=45, blank=True)  # IP
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    proved_at = models.DateTimeField()  # when the account was proved last: what is grave asks again after a while
    ended_at = models.DateTimeField(null=True)
    wipes = models.BooleanField(default=False)  # a lost phone: what it kept is wiped when it next asks

    class Meta:
        indexes = [models.Index(fields=["user", "-seen_at"], name="signed_in_of_user")]
